namespace Chrysalis.Studies.Generations;

/// <summary>All that a family said.</summary>
/// <param name="Clips">Over each real clip, to its own sound.</param>
/// <param name="Sentence">The recording, if one was given.</param>
/// <param name="Minute">A minute, if asked.</param>
/// <param name="Seeds">The first clip's sound, by itself, with other seeds each.</param>
internal sealed record SpokenVideos(
    IReadOnlyList<MadeVideo> Clips, MadeVideo? Sentence, MadeVideo? Minute, IReadOnlyList<MadeVideo> Seeds)
{
    /// <summary>All of them.</summary>
    public IEnumerable<MadeVideo> All => Clips.Concat(Seeds).Concat(new[] { Sentence, Minute }.OfType<MadeVideo>());
}
