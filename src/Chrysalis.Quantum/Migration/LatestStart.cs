namespace Chrysalis.Quantum.Migration;

/// <summary>The last day on which migration can begin and still be done in time with a given confidence.</summary>
/// <param name="Confidence">Probability of being in time.</param>
/// <param name="Year">The day in years (2031.5 is the middle of 2031); null when the machine never comes in so many futures.</param>
/// <param name="Date">The day; null when the year is, or the calendar ends.</param>
public sealed record LatestStart(double Confidence, double? Year, DateOnly? Date);
