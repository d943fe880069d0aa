using Chrysalis.Quantum.Published;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Quantum.Resources;

/// <summary>The published estimates that the model answers for.</summary>
public static class PublishedEstimates
{
    private const double Minute = 60, Hour = 3600, Day = 86_400;

    private static readonly Architecture Blocks = new() { Layout = LayoutKind.Blocks, Factory = FactoryKind.AutoCcz };

    private static readonly Architecture Yoked = new()
    {
        ErrorModel = LogicalErrorModel.Gidney2025,
        Storage = StorageKind.Yoked2D,
        Factory = FactoryKind.Cultivation,
    };

    /// <summary>All of them, by year.</summary>
    public static IReadOnlyList<PublishedEstimate> All { get; } =
    [
        new()
        {
            Name = "gidney-ekera-2019", Year = 2019, Work = LogicalCosts.Named("gidney-ekera-2019"),
            Machine = PhysicalMachine.OneMicrosecond,
            Architecture = new() { Factory = FactoryKind.AutoCcz, Pacing = ToffoliPacing.Reaction, TargetFailure = 1.0 / 3 },
            PublishedQubits = 20e6, PublishedSeconds = 8 * Hour,
            Source = "arXiv:1905.09749; AutoCCZ factories, reaction-limited, all qubits active; a run may fail in one of "
                + "three (its runs are retried)",
        },
        Webber("webber-2022-day", 13e6, Day),
        Webber("webber-2022-hour", KeyMachines.WebberHourQubits, Hour),
        Webber("webber-2022-10min", 1.9e9, 10 * Minute),
        new()
        {
            Name = "litinski-2023", Year = 2023, Work = LogicalCosts.Named("litinski-2023"), Machine = PhysicalMachine.TenMicroseconds,
            Architecture = new() { Layout = LayoutKind.ActiveVolume },
            PublishedQubits = 6000 * 1152, PublishedSeconds = 10 * Minute,
            Source = "arXiv:2306.08585: 6000 modules of 1152 qubits, 10 us a cycle, 10 min a key; active volume",
        },
        new()
        {
            Name = "gidney-2025", Year = 2025, Work = LogicalCosts.Named("gidney-2025"), Machine = PhysicalMachine.OneMicrosecond,
            Architecture = Yoked with { Pacing = ToffoliPacing.LatticeSurgery },
            PublishedQubits = 897_864, PublishedSeconds = 12.07 * Hour,
            Source = "arXiv:2505.15917: 12.07 h a run, under 5 days for 9.2 runs; yoked storage, cultivation, "
                + "a lattice-surgery step a gate",
        },
        new()
        {
            Name = "google-2026", Year = 2026, Work = LogicalCosts.Named("google-2026-low-qubits").Primed(),
            Machine = PhysicalMachine.OneMicrosecond, Architecture = Yoked with { Pacing = ToffoliPacing.Reaction },
            PublishedQubits = 500_000, PublishedSeconds = 9 * Minute,
            Source = "arXiv:2603.28846, upper bound of the qubits; 9 min for the half of the gates left when the key appears; "
                + "storage and factories as in 2025, reaction-limited",
        },
    ];

    /// <summary>An estimate by its name.</summary>
    /// <exception cref="QuantumException">No such estimate.</exception>
    public static PublishedEstimate Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(one => one.Name == name)
            ?? throw new QuantumException(
                $"There is no published estimate '{name}': choose {string.Join(", ", All.Select(one => one.Name))}.");
    }

    /// <summary>
    /// The same algorithm when all that does not depend on the key was done before: half its gates are left (arXiv:2603.28846, "primed").
    /// </summary>
    private static LogicalCost Primed(this LogicalCost cost) => cost with
    {
        Name = cost.Name + "-primed",
        Toffoli = cost.Toffoli / 2,
        ToffoliDepth = cost.ToffoliDepth / 2,
        Source = cost.Source + "; half of them once primed",
    };

    private static PublishedEstimate Webber(string name, double qubits, double seconds) => new()
    {
        Name = name,
        Year = 2022,
        Work = LogicalCosts.Named("haener-2020-low-depth"),
        Machine = PhysicalMachine.OneMicrosecond,
        Architecture = Blocks,
        PublishedQubits = qubits,
        PublishedSeconds = seconds,
        IsTimeGiven = true,
        Source = "AVS Quantum Sci. 4, 013801 (2022), arXiv:2108.12371: 1e-3, 1 us, 10 us; a game of surface codes with units (one of "
            + "the two methods it compares)",
    };
}
