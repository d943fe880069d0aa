namespace Chrysalis.Studies.Generations;

/// <summary>All that a family said.</summary>
/// <param name="Clips">Over each real clip, to its own sound.</param>
/// <param name="Sentence">The recording, if one was given.</param>
/// <param name="Minute">A minute, if asked.</param>
/// <param name="Seeds">The first clip's sound, by itself, with other seeds each.</param>
internal sealed record SpokenVideos(
    IReadOnlyList<(string Video, SpokenClip Cost)> Clips, (string Video, SpokenClip Cost)? Sentence, (string Video, SpokenClip Cost)? Minute,
    IReadOnlyList<(string Video, SpokenClip Cost)> Seeds)
{
    /// <summary>All of them.</summary>
    public IEnumerable<(string Video, SpokenClip Cost)> All => [.. Clips, .. Of(Sentence), .. Of(Minute), .. Seeds];

    private static (string, SpokenClip)[] Of((string, SpokenClip)? one) => one is { } there ? [there] : [];
}
