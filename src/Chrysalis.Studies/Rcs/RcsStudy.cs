using System.Diagnostics;
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.RandomCircuits;
using Chrysalis.Quantum.RandomCircuits.Classical;
using Chrysalis.Quantum.RandomCircuits.Fidelity;
using Chrysalis.Quantum.TensorNetworks;

namespace Chrysalis.Studies.Rcs;

/// <summary>The work of <c>quantum rcs</c>, stage by stage. Not for use from several threads at once.</summary>
public sealed class RcsStudy(RcsRequest request, IProgress<WorkProgress> steps, CancellationToken cancellation)
{
    private const int Unbounded = 1000;

    /// <summary>Slices of 2^30 entries, 8 GiB in single precision, as in the published searches for Sycamore.</summary>
    private const int SycamoreSizeLimit = 30;

    private readonly RcsRequest request = request ?? throw new ArgumentNullException(nameof(request));
    private readonly IProgress<WorkProgress> steps = steps ?? throw new ArgumentNullException(nameof(steps));
    private readonly List<RcsFindings.Contraction> contractions = [];

    private IReadOnlyList<double> scaledProbabilities = [];

    /// <summary>Does the work.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public RcsFindings Run()
    {
        RcsFindings.PatchFindings patch = MeasurePatch();
        RandomCircuit willow = RandomCircuitGenerator.Draw(
            DeviceLayout.Willow103(request.Seed), new() { Cycles = 40, Seed = request.Seed });
        var proof = new RcsFindings.ProofFindings(
            request.Fidelity,
            request.Sigmas,
            SampleBudget.Samples(request.Fidelity, request.Sigmas),
            SampleBudget.Samples(request.Fidelity, request.Sigmas) / SampleBudget.WillowSamplesPerSecond,
            SampleBudget.Sigmas(request.Fidelity, SamplingTask.Willow.Samples),
            DigitalErrorModel.Willow.Fidelity(willow));
        IReadOnlyList<RcsFindings.Times> times = request.Trials > 0 ? Contract(willow) : [];
        return new(request.Seed, patch, proof, contractions, StateVectorCost.Of(willow), times, scaledProbabilities);
    }

    private RcsFindings.PatchFindings MeasurePatch()
    {
        int runs = request.Measurement.Trajectories;
        steps.Report(new("noisy runs", 0, runs));
        PatchResult result = PatchExperiment.Run(
            request.Patch, request.Measurement, steps.As<int>(done => new("noisy runs", done, runs)), cancellation);
        scaledProbabilities = result.ScaledProbabilities;
        return new(
            request.PatchName,
            request.Patch.QubitCount,
            request.Patch.Cycles,
            request.Patch.SingleQubitGateCount,
            request.Patch.TwoQubitGateCount,
            result.IdealScore,
            result.PorterThomas.Distance,
            result.PorterThomas.PValue,
            result.Ideal,
            result.Uniform,
            result.Noisy,
            result.Predicted,
            result.SigmasFromPrediction);
    }

    private List<RcsFindings.Times> Contract(RandomCircuit willow)
    {
        RandomCircuit sycamore = request.Published?.Circuit
            ?? RandomCircuitGenerator.Draw(DeviceLayout.Sycamore53, new() { Cycles = 20, Seed = request.Seed });
        string name = request.Published?.Name ?? "Sycamore, 53 qubits, 20 cycles";
        Search(name, sycamore, SycamoreSizeLimit, new PathFinderOptions().Sweeps);
        Search(name, sycamore, Unbounded, new PathFinderOptions().Sweeps);
        ClassicalMachine frontier = ClassicalMachine.Frontier;
        var times = new List<RcsFindings.Times> { Time("no memory bound", Search(WillowName, willow, Unbounded, 3000)) };
        if (request.WithinMemory)
            times.Add(Time($"sliced to {frontier.Name}'s memory", Search(WillowName, willow, frontier.Log2EntriesHeld, 1500)));
        return times;

        RcsFindings.Times Time(string method, ContractionCost cost)
        {
            ClassicalEstimate estimate = ClassicalEstimate.Of(cost, SamplingTask.Willow, frontier);
            return new(method, estimate.Log10YearsLeast, estimate.Log10YearsMost, estimate.FitsMemory);
        }
    }

    private const string WillowName = "Willow, 103 qubits, 40 cycles";

    private ContractionCost Search(string name, RandomCircuit circuit, int sizeLimit, int sweeps)
    {
        string stage = sizeLimit == Unbounded ? $"path, {name}" : $"path in 2^{sizeLimit}, {name}";
        steps.Report(new(stage, 0, 0));
        long start = Stopwatch.GetTimestamp();
        TensorNetwork network = CircuitNetwork.Amplitude(circuit, [.. Enumerable.Repeat((int?)0, circuit.QubitCount)]);
        var options = new PathFinderOptions
        {
            Trials = request.Trials, Sweeps = sweeps, Log2SizeLimit = sizeLimit, Seed = request.Seed, TimeBudget = request.SearchTime
        };
        ContractionPlan plan = PathFinder.Find(
            network, options, steps.As<PathSearchProgress>(done => new(stage, done.StepsDone, done.Steps)), cancellation);
        contractions.Add(new(
            name, network.Tensors.Count, sizeLimit == Unbounded ? null : sizeLimit, plan.Cost, plan.TrialCosts,
            Stopwatch.GetElapsedTime(start).TotalSeconds));
        return plan.Cost;
    }
}
