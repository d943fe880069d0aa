using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Studies.Estimate;

/// <summary>What <c>quantum estimate --compare</c> prints.</summary>
/// <param name="Estimates">Published figures and the model's.</param>
/// <param name="Quoted">Published figures that are not modelled.</param>
/// <param name="Works">Logical costs.</param>
/// <param name="Machines">Each estimate on each machine.</param>
/// <param name="Grover">The preimage search on the model.</param>
public sealed record ComparisonFindings(
    IReadOnlyList<ComparisonFindings.Row> Estimates, IReadOnlyList<QuotedEstimate> Quoted, IReadOnlyList<LogicalCost> Works,
    IReadOnlyList<ComparisonFindings.OnMachine> Machines, ResourceEstimate? Grover)
{
    /// <summary>A published figure and the model's.</summary>
    public sealed record Row(PublishedEstimate Published, ResourceEstimate? Model)
    {
        /// <summary>The model's qubits by the published.</summary>
        public double? QubitRatio => Model?.PhysicalQubits / Published.PublishedQubits;

        /// <summary>The model's time by the published; where a time was given to keep, at most 1.</summary>
        public double? TimeRatio => Model?.SecondsPerRun / Published.PublishedSeconds;
    }

    /// <summary>An estimate's algorithm and architecture on another machine, as fast as they go; null where none works.</summary>
    public sealed record OnMachine(string Estimate, string Machine, double? Qubits, double? Seconds);

    /// <summary>Computes everything.</summary>
    public static ComparisonFindings Compute() => new(
        [.. PublishedEstimates.All.Select(one => new Row(one, one.Reproduce()))],
        QuotedEstimate.All,
        LogicalCosts.All,
        [.. PublishedEstimates.All.Where(one => !one.IsTimeGiven)
            .SelectMany(one => PhysicalMachine.All.Select(machine => On(one, machine)))],
        new ResourceModel(LogicalCosts.Sha256Preimage(), PhysicalMachine.OneMicrosecond, new() { Pacing = ToffoliPacing.LatticeSurgery })
            .Natural());

    private static OnMachine On(PublishedEstimate estimate, PhysicalMachine machine)
    {
        // Willow's error rate is beyond cultivation; AutoCCZ works up to the threshold.
        PublishedEstimate usable = machine.ErrorRate > 2e-3
            ? estimate with { Architecture = estimate.Architecture with { Factory = FactoryKind.AutoCcz } }
            : estimate;
        ResourceEstimate? model = usable.Reproduce(machine);
        return new(estimate.Name, machine.Name, model?.PhysicalQubits, model?.SecondsPerRun);
    }
}
