using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Quantum.Tests.Resources;

public class ResourceModelTests
{
    private static readonly LogicalCost Work = LogicalCosts.Named("google-2026-low-qubits");
    private static readonly Architecture Lattice = new();

    public static TheoryData<LayoutKind> Layouts => [.. Enum.GetValues<LayoutKind>()];

    [Fact]
    public void PerRound_FowlerGidneyAtDistance27_IsTheFormula() =>
        Assert.Equal(1e-15, LogicalErrorModel.FowlerGidney.PerRound(27, 1e-3), 1e-20);

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Smallest_MoreTime_NeverNeedsMoreQubits(LayoutKind layout)
    {
        var model = new ResourceModel(Work, PhysicalMachine.OneMicrosecond, Lattice with { Layout = layout });
        double before = double.PositiveInfinity;
        for (double seconds = 1000; seconds < 1e7; seconds *= 1.7)
        {
            if (model.Smallest(seconds) is not { } estimate)
                continue;
            Assert.True(estimate.SecondsPerRun <= seconds);
            Assert.True(estimate.PhysicalQubits <= before * 1.0000001, $"{seconds} s");
            before = estimate.PhysicalQubits;
        }

        Assert.True(double.IsFinite(before));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Frontier_Ends_AreTheSmallestAndTheFastest(LayoutKind layout)
    {
        var model = new ResourceModel(Work, PhysicalMachine.OneMicrosecond, Lattice with { Layout = layout });
        IReadOnlyList<ResourceEstimate> frontier = model.Frontier();

        Assert.Equal(model.Smallest()!.PhysicalQubits, frontier[0].PhysicalQubits);
        Assert.Equal(model.Fastest()!.SecondsPerRun, frontier[^1].SecondsPerRun);
        Assert.All(frontier, one => Assert.InRange(one.FailureProbability, 0, Lattice.TargetFailure));
    }

    [Fact]
    public void Fastest_QubitsOfAnEstimate_IsAsFast()
    {
        var model = new ResourceModel(Work, PhysicalMachine.OneMicrosecond, Lattice);
        foreach (ResourceEstimate estimate in model.Frontier())
            Assert.Equal(estimate.SecondsPerRun, model.Fastest(estimate.PhysicalQubits)!.SecondsPerRun);
    }

    /// <summary>The same sum written out by hand: patches, rounds and states of one estimate.</summary>
    [Fact]
    public void Natural_Lattice_AddsUpByHand()
    {
        LogicalCost work =
            new() { Name = "x", Task = "x", LogicalQubits = 100, ActiveQubits = 100, Toffoli = 1e8, ToffoliDepth = 1e8, Source = "test" };
        ResourceEstimate estimate = new ResourceModel(work, PhysicalMachine.OneMicrosecond, Lattice).Natural()!;

        Assert.Equal(1000, estimate.SecondsPerRun, 1e-9);
        Assert.Equal(150 * 2.0 * (estimate.Distance + 1) * (estimate.Distance + 1), estimate.WorkQubits);
        Assert.Equal(Math.Ceiling(estimate.Factory!.PeriodRounds / 10), estimate.Factories);
        double errors = 150 * 1e9 * 0.1 * Math.Pow(0.1, (estimate.Distance + 1) / 2.0) + 1e8 * estimate.Factory.ErrorRate;
        Assert.Equal(1 - Math.Exp(-errors), estimate.FailureProbability, 1e-12);
        Assert.Equal(1000 / (1 - estimate.FailureProbability), estimate.ExpectedSeconds, 1e-6);
    }

    [Fact]
    public void Smallest_ErrorRateAtTheThreshold_HasNone() =>
        Assert.Null(new ResourceModel(Work, PhysicalMachine.OneMicrosecond with { ErrorRate = 0.01 }, Lattice).Smallest());

    [Fact]
    public void Smallest_FasterThanTheReactions_HasNone() =>
        Assert.Null(new ResourceModel(Work, PhysicalMachine.OneMicrosecond, Lattice).Smallest(1));

    [Fact]
    public void Storage_Yoked_SavesQubits()
    {
        ResourceEstimate Of(StorageKind storage) =>
            new ResourceModel(Work, PhysicalMachine.OneMicrosecond, Lattice with { Storage = storage }).Natural()!;

        Assert.True(Of(StorageKind.Yoked2D).PhysicalQubits < Of(StorageKind.Yoked1D).PhysicalQubits);
        Assert.True(Of(StorageKind.Yoked1D).PhysicalQubits < Of(StorageKind.None).PhysicalQubits);
    }

    [Fact]
    public void Constructor_YokedBlocks_AreRefused() =>
        Assert.Contains("lattice", Assert.Throws<QuantumException>(() => new ResourceModel(
            Work, PhysicalMachine.OneMicrosecond,
            Lattice with { Layout = LayoutKind.Blocks, Storage = StorageKind.Yoked2D })).Message, StringComparison.Ordinal);

    [Fact]
    public void Solver_EachUnknown_IsTheEdgeOfWhatSuffices()
    {
        var model = new ResourceModel(Work, PhysicalMachine.OneMicrosecond, Lattice);
        ResourceEstimate estimate = model.Smallest(3600)!;
        var solver = new ResourceSolver(Work, PhysicalMachine.OneMicrosecond, Lattice, estimate.PhysicalQubits, 3600);

        Assert.InRange(solver.LargestErrorRate()!.Value, 1e-3, 1.5e-3);
        Assert.InRange(solver.LongestCycle()!.Value, 1e-6, 2e-6);
        Assert.InRange(solver.LongestReaction()!.Value, 10e-6, 40.001e-6);
        Assert.Null((solver with { Qubits = 10 }).LargestErrorRate());
    }

    [Fact]
    public void LongestKey_QubitsAndTime_FitsAndOneBitMoreDoesNot()
    {
        double Needed(int bits) =>
            new ResourceModel(LogicalCosts.PointAdditions(bits), PhysicalMachine.OneMicrosecond, Lattice).Smallest(7200)?.PhysicalQubits
                ?? double.PositiveInfinity;
        int bits = new ResourceSolver(Work, PhysicalMachine.OneMicrosecond, Lattice, 5e6, 7200)
            .LongestKey(n => LogicalCosts.PointAdditions(n), 8)!.Value;

        Assert.True(Needed(bits) <= 5e6 && Needed(bits + 1) > 5e6, $"{bits} bits");
    }
}
