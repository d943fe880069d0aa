namespace Chrysalis.Studies.Generations;

/// <summary>What a family said, to be measured.</summary>
/// <param name="Name">The persona.</param>
/// <param name="Clips">Over each real clip, to its own sound.</param>
/// <param name="Minute">A minute, if asked.</param>
/// <param name="Seeds">One sound with other seeds each.</param>
internal sealed record FamilyVideos(string Name, IReadOnlyList<string> Clips, string? Minute, IReadOnlyList<string> Seeds)
{
    /// <summary>What one persona said.</summary>
    public static FamilyVideos Of(string name, SpokenVideos spoken) => new(
        name, [.. spoken.Clips.Select(Whole)], spoken.Minute is { } minute ? Whole(minute) : null, [.. spoken.Seeds.Select(Whole)]);

    private static string Whole(MadeVideo made) => Path.GetFullPath(made.Video);
}
