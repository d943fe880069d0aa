using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.Timeline;

/// <summary>A published machine and when it may exist.</summary>
public sealed record TimelineMachine
{
    private static readonly int[] ShareYears = [2030, 2035, 2040, 2050];

    /// <summary>Takes the dates of the futures.</summary>
    /// <param name="dates">When it first exists.</param>
    public TimelineMachine(BreakDateDistribution dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        Dates = dates;
    }

    /// <summary>Its name among the published estimates.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public required string Task { get; init; }

    /// <summary>Published physical qubits.</summary>
    public required double PublishedQubits { get; init; }

    /// <summary>The model's qubits at the start's error rate; null when no number suffices.</summary>
    public required double? QubitsAtStart { get; init; }

    /// <summary>The model's qubits at an error rate of 1e-3.</summary>
    public required double? QubitsAtOneInThousand { get; init; }

    /// <summary>When it first exists.</summary>
    [JsonIgnore]
    public BreakDateDistribution Dates { get; }

    /// <summary>Median year of each scenario drawn; null where half of its futures never have it.</summary>
    public required IReadOnlyDictionary<string, double?> MedianByScenario { get; init; }

    /// <summary>Year that one future in twenty reaches; null for never.</summary>
    public double? Year05 => Finite(Dates.Quantile(0.05));

    /// <summary>Year that a quarter of futures reaches; null for never.</summary>
    public double? Year25 => Finite(Dates.Quantile(0.25));

    /// <summary>Median year; null for never.</summary>
    public double? Year50 => Finite(Dates.Median);

    /// <summary>Year that three quarters of futures reach; null for never.</summary>
    public double? Year75 => Finite(Dates.Quantile(0.75));

    /// <summary>Year that 19 futures in twenty reach; null for never.</summary>
    public double? Year95 => Finite(Dates.Quantile(0.95));

    /// <summary>Share of futures that have it before 2030, 2035, 2040 and 2050.</summary>
    public IReadOnlyDictionary<int, double> ShareBefore => ShareYears.ToDictionary(year => year, year => Dates.ProbabilityBefore(year));

    private static double? Finite(double year) => double.IsFinite(year) ? year : null;
}
