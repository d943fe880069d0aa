namespace Chrysalis.Studies.Generations;

/// <summary>Videos that are there and wait to be measured.</summary>
/// <param name="Clips">The real ones.</param>
/// <param name="Families">What each family said.</param>
/// <param name="SyncNet">Weights of the judge of lip sync; null for the shipped one.</param>
internal sealed record MeasureRequest(IReadOnlyList<string> Clips, IReadOnlyList<FamilyVideos> Families, string? SyncNet)
{
    /// <summary>All files that are read.</summary>
    public IEnumerable<string> Files => Clips
        .Concat(Families.SelectMany(family => family.Clips.Concat(family.Seeds).Concat(new[] { family.Minute }.OfType<string>())))
        .Concat(new[] { SyncNet }.OfType<string>());
}
