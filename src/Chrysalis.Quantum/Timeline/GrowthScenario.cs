namespace Chrysalis.Quantum.Timeline;

/// <summary>
/// How qubits and error rates may develop. Times are drawn log-normally around a median, floors evenly in their logarithm.
/// </summary>
public sealed record GrowthScenario
{
    /// <summary>Short name, as on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What it supposes and why.</summary>
    public required string Description { get; init; }

    /// <summary>Median years in which the qubits double.</summary>
    public required double DoublingYears { get; init; }

    /// <summary>Median years in which the error rate halves.</summary>
    public required double HalvingYears { get; init; }

    /// <summary>Lowest and highest floor of the error rate.</summary>
    public required (double Low, double High) ErrorFloor { get; init; }

    /// <summary>Qubits above which doubling slows down; infinite for never.</summary>
    public double SlowAboveQubits { get; init; } = double.PositiveInfinity;

    /// <summary>How many times slower it is then.</summary>
    public double Slowdown { get; init; } = 1;

    /// <summary>The scenarios, each assumed.</summary>
    public static IReadOnlyList<GrowthScenario> All { get; } =
    [
        new()
        {
            Name = "moore", DoublingYears = 2, HalvingYears = 3, ErrorFloor = (1e-4, 1e-3),
            Description = "qubits double every two years as transistors did; the error rate halves every three",
        },
        new()
        {
            Name = "faster", DoublingYears = 1, HalvingYears = 2.3, ErrorFloor = (1e-4, 1e-3),
            Description = "qubits double every year (IBM 2021 to 2023: every 0.65); the error rate halves every 2.3 years "
                + "(Google 2022 to 2024, by Lambda)",
        },
        new()
        {
            Name = "plateau", DoublingYears = 2, HalvingYears = 5, ErrorFloor = (5e-4, 2e-3), SlowAboveQubits = 10_000, Slowdown = 3,
            Description = "Moore's pace up to 10,000 qubits, then three times slower, as chips must be linked; the error rate halves every "
                + "five years and stops early",
        },
    ];

    /// <summary>A scenario by its name.</summary>
    /// <exception cref="QuantumException">No such scenario.</exception>
    public static GrowthScenario Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(one => one.Name == name)
            ?? throw new QuantumException(
                $"There is no scenario '{name}': choose {string.Join(", ", All.Select(one => one.Name))} or mixed.");
    }
}
