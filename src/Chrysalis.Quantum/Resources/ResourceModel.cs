using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.FloorPlans;
using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Quantum.Resources.MagicStates;

namespace Chrysalis.Quantum.Resources;

/// <summary>
/// One model for every estimate: an algorithm, a machine and an architecture give the computers that can run it, each with its distance,
/// factories, physical qubits, time and probability of failure. Read-only: may be shared between threads.
/// </summary>
/// <remarks>
/// Expected errors of a run = patches * rounds * (error a patch and round) + Toffoli gates * (error of a CCZ state); the run fails with
/// 1 - e^-errors. Time = the largest of: layers * (what a layer waits for); states / (factories' rate); work / (what the layout does at
/// once).
/// </remarks>
public sealed class ResourceModel
{
    /// <summary>Neighbouring numbers of factories or units differ by this share where there are many.</summary>
    private const double Growth = 1.05;

    /// <summary>How many times the fewest copies are looked at when a time is to be kept.</summary>
    private const double MoreCopies = 4;

    /// <summary>Distances above the first whose patches fail a thousandth as often as they may are not worth looking at.</summary>
    private const double NegligibleShare = 1e-3;

    private readonly LogicalCost cost;
    private readonly PhysicalMachine machine;
    private readonly Architecture architecture;
    private readonly FloorPlan plan;
    private readonly IReadOnlyList<MagicFactory?> factories;

    /// <summary>Checks what is given.</summary>
    /// <exception cref="QuantumException">A figure outside its limits.</exception>
    public ResourceModel(LogicalCost cost, PhysicalMachine machine, Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(architecture);
        (this.cost, this.machine, this.architecture) = (cost.Validated(), machine.Validated(), architecture.Validated());
        plan = FloorPlan.Of(cost, machine, architecture);
        if (architecture.Layout != LayoutKind.ActiveVolume)
            factories = MagicFactories.Of(architecture.Factory, machine.ErrorRate, architecture.ErrorModel);
        else if (machine.ErrorRate < architecture.ErrorModel.Threshold)
            factories = new MagicFactory?[] { null };
        else
            factories = [];
    }

    /// <summary>
    /// The computer without any other limit: as fast as the algorithm's depth allows with one data block, and no larger than that needs;
    /// null when none can run it.
    /// </summary>
    public ResourceEstimate? Natural() =>
        Best(NaturalCopies, estimate => estimate.SecondsPerRun, estimate => estimate.PhysicalQubits);

    /// <summary>The computer with the fewest qubits whose run takes at most so many seconds; null when none is that fast.</summary>
    public ResourceEstimate? Smallest(double seconds = double.PositiveInfinity) =>
        Best(
            (distance, factory) => CopiesWithin(distance, factory, seconds),
            estimate => estimate.SecondsPerRun <= seconds ? estimate.PhysicalQubits : double.PositiveInfinity,
            estimate => estimate.SecondsPerRun) is { } best && best.SecondsPerRun <= seconds ? best : null;

    /// <summary>The fastest computer with at most so many qubits; null when none is that small.</summary>
    public ResourceEstimate? Fastest(double qubits = double.PositiveInfinity) =>
        Best(AllCopies, estimate => estimate.PhysicalQubits <= qubits ? estimate.SecondsPerRun : double.PositiveInfinity, estimate =>
            estimate.PhysicalQubits) is { } best && best.PhysicalQubits <= qubits ? best : null;

    /// <summary>Every computer than which no other is both smaller and faster, from the smallest to the fastest.</summary>
    public IReadOnlyList<ResourceEstimate> Frontier()
    {
        var frontier = new List<ResourceEstimate>();
        foreach (ResourceEstimate estimate in All(AllCopies).OrderBy(one => one.PhysicalQubits).ThenBy(one => one.SecondsPerRun))
        {
            if (frontier.Count == 0 || estimate.SecondsPerRun < frontier[^1].SecondsPerRun)
                frontier.Add(estimate);
        }

        return frontier;
    }

    private ResourceEstimate? Best(
        Func<int, MagicFactory?, IEnumerable<double>> copies, Func<ResourceEstimate, double> first, Func<ResourceEstimate, double> second)
    {
        ResourceEstimate? best = null;
        foreach (ResourceEstimate estimate in All(copies))
        {
            if (best is null || (first(estimate), second(estimate)).CompareTo((first(best), second(best))) < 0)
                best = estimate;
        }

        return best;
    }

    /// <summary>Every computer that keeps the target failure.</summary>
    private IEnumerable<ResourceEstimate> All(Func<int, MagicFactory?, IEnumerable<double>> copiesOf)
    {
        for (int distance = 3; distance <= SurfaceCodePatch.LargestDistance; distance += 2)
        {
            double leastPatchErrors = double.PositiveInfinity;
            foreach (MagicFactory? factory in factories)
            {
                foreach (double copies in copiesOf(distance, factory))
                {
                    FloorPlan.Run run = plan.At(distance, factory, copies);
                    leastPatchErrors = Math.Min(leastPatchErrors, run.PatchErrors);
                    if (Estimate(distance, factory, copies, run) is { } estimate)
                        yield return estimate;
                }
            }

            if (leastPatchErrors < NegligibleShare * architecture.TargetFailure)
                yield break;
        }
    }

    private IEnumerable<double> NaturalCopies(int distance, MagicFactory? factory) =>
        [Math.Min(plan.MostCopies(distance, factory), plan.NaturalUnits)];

    private IEnumerable<double> AllCopies(int distance, MagicFactory? factory) => Ladder(1, plan.MostCopies(distance, factory));

    /// <summary>The fewest copies that keep the time, and somewhat more: a shorter run may get by with a smaller distance.</summary>
    private IEnumerable<double> CopiesWithin(int distance, MagicFactory? factory, double seconds)
    {
        double most = plan.MostCopies(distance, factory);
        double least = double.IsFinite(seconds) ? Math.Min(plan.CopiesFor(distance, factory, seconds), most) : 1;
        return double.IsFinite(seconds) ? Ladder(least, Math.Min(most, MoreCopies * least)) : Ladder(least, most);
    }

    private static IEnumerable<double> Ladder(double least, double most)
    {
        for (double copies = least; copies < most; copies = Math.Max(copies + 1, Math.Floor(copies * Growth)))
            yield return copies;
        yield return most;
    }

    private ResourceEstimate? Estimate(int distance, MagicFactory? factory, double copies, FloorPlan.Run run)
    {
        double errors = run.PatchErrors + cost.Toffoli * (factory?.ErrorRate ?? 0);
        double failure = errors < 1e-8 ? errors : 1 - Math.Exp(-errors);
        if (!(failure <= architecture.TargetFailure))
            return null;
        return new()
        {
            Distance = distance,
            Parallelism = copies,
            Factory = factory,
            Factories = run.Factories,
            WorkQubits = run.WorkQubits,
            StorageQubits = run.StorageQubits,
            FactoryQubits = run.Factories * (factory?.Qubits ?? 0),
            SecondsPerRun = run.Seconds,
            FailureProbability = failure,
            ExpectedSeconds = run.Seconds * cost.Runs / (1 - failure),
            Bound = run.Bound,
        };
    }
}
