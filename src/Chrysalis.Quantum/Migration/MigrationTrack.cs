namespace Chrysalis.Quantum.Migration;

/// <summary>How long it takes until coins have moved, from the day that the work begins.</summary>
/// <param name="Name">Short name.</param>
/// <param name="PreparationYears">Years of agreeing, writing, activating and installing.</param>
/// <param name="IncludesMoving">True where the years already hold the moving itself.</param>
/// <param name="Source">Who says so.</param>
public sealed record MigrationTrack(string Name, double PreparationYears, bool IncludesMoving, string Source)
{
    /// <summary>An output type in a hurry, then moving.</summary>
    public static MigrationTrack Contingency { get; } = new(
        "contingency", 2, false, "Chaincode Labs, Bitcoin and Quantum Computing (2025): short-term contingency, about two years");

    /// <summary>Old signatures end five years after activation.</summary>
    public static MigrationTrack Sunset { get; } = new(
        "BIP-361", 5, true, "BIP-361 (draft, 2026): phase B five years after activation; the years until activation not counted");

    /// <summary>Everything in its order.</summary>
    public static MigrationTrack Comprehensive { get; } = new(
        "comprehensive", 7, true, "Chaincode Labs, Bitcoin and Quantum Computing (2025): comprehensive path, about seven years");

    /// <summary>The published ones.</summary>
    public static IReadOnlyList<MigrationTrack> Published { get; } = [Contingency, Sunset, Comprehensive];

    /// <summary>Mosca's y: years from the beginning to the last moved coin.</summary>
    /// <param name="movingDays">Days that moving takes at the chosen share of block space.</param>
    public double MigrationYears(double movingDays) => IncludesMoving
        ? Math.Max(PreparationYears, movingDays / MoscaInequality.DaysPerYear)
        : PreparationYears + movingDays / MoscaInequality.DaysPerYear;
}
