using Chrysalis.Quantum.Statistics;
using Chrysalis.Quantum.Timeline;

namespace Chrysalis.Quantum.Migration;

/// <summary>
/// Mosca's inequality (Mosca 2015, eprint 2015/1075): who needs secrets to hold x years and y years to migrate is late if x + y exceeds
/// z, the years until the machine exists. Here z is a distribution, so being late has a probability.
/// </summary>
public sealed record MoscaInequality
{
    /// <summary>Days of a mean Gregorian year.</summary>
    public const double DaysPerYear = 365.2425;

    /// <summary>Years over which the curve of starting days goes.</summary>
    private const int CurveYears = 15;

    /// <summary>Its points a year.</summary>
    private const int PointsPerYear = 4;

    /// <summary>The track that gives y.</summary>
    public required MigrationTrack Track { get; init; }

    /// <summary>x: years that must lie between the last moved coin and the machine.</summary>
    public required double MarginYears { get; init; }

    /// <summary>y: years from the beginning to the last moved coin.</summary>
    public required double MigrationYears { get; init; }

    /// <summary>The day on which migration begins.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The day by which it is done.</summary>
    public required DateOnly? Finish { get; init; }

    /// <summary>Median of z: years from the beginning to the machine; null when half of all futures never have it.</summary>
    public required double? MedianYearsToMachine { get; init; }

    /// <summary>Share of futures with x + y &gt; z.</summary>
    public required double ProbabilityLate { get; init; }

    /// <summary>Lower end of its 95 % interval, by the number of futures alone.</summary>
    public required double ProbabilityLow { get; init; }

    /// <summary>Upper end.</summary>
    public required double ProbabilityHigh { get; init; }

    /// <summary>The last days to begin.</summary>
    public required IReadOnlyList<LatestStart> LatestStarts { get; init; }

    /// <summary>Lateness over the starting day.</summary>
    public required IReadOnlyList<LatenessPoint> Curve { get; init; }

    /// <summary>Applies the inequality.</summary>
    /// <param name="machine">When the machine exists.</param>
    /// <param name="track">How long preparing takes.</param>
    /// <param name="movingDays">Days that moving takes.</param>
    /// <param name="marginYears">x, at least 0.</param>
    /// <param name="start">The day on which migration begins.</param>
    /// <param name="confidences">Confidences of the last days to begin, above 0 and below 1.</param>
    /// <exception cref="QuantumException">The margin is negative, or a confidence is out of range.</exception>
    public static MoscaInequality Of(
        BreakDateDistribution machine, MigrationTrack track, double movingDays, double marginYears, DateOnly start,
        IReadOnlyList<double> confidences)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(confidences);
        if (marginYears is not (>= 0 and <= 100))
            throw new QuantumException($"The margin is 0 to 100 years, not {marginYears}.");
        double years = track.MigrationYears(movingDays);
        double begin = BreakDateDistribution.YearOf(start);
        double deadline = begin + years + marginYears;
        WilsonInterval interval = machine.IntervalBefore(deadline);
        return new()
        {
            Track = track,
            MarginYears = marginYears,
            MigrationYears = years,
            Start = start,
            Finish = BreakDateDistribution.DateOf(begin + years),
            MedianYearsToMachine = double.IsFinite(machine.Median) ? machine.Median - begin : null,
            ProbabilityLate = machine.ProbabilityBefore(deadline),
            ProbabilityLow = interval.Low,
            ProbabilityHigh = interval.High,
            LatestStarts = [.. confidences.Select(confidence => Latest(machine, confidence, years + marginYears))],
            Curve = [.. Enumerable.Range(0, CurveYears * PointsPerYear + 1).Select(i => begin + (double)i / PointsPerYear)
                .Select(year => new LatenessPoint(year, machine.ProbabilityBefore(year + years + marginYears)))],
        };
    }

    private static LatestStart Latest(BreakDateDistribution machine, double confidence, double years)
    {
        if (confidence is not (> 0 and < 1))
            throw new QuantumException($"A confidence lies between 0 and 1, such as 0.9, not {confidence}.");
        double year = machine.Quantile(1 - confidence) - years;
        return double.IsFinite(year) ? new(confidence, year, BreakDateDistribution.DateOf(year)) : new(confidence, null, null);
    }
}
