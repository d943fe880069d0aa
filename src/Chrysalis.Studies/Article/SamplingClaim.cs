using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.RandomCircuits;
using Chrysalis.Quantum.RandomCircuits.Classical;
using Chrysalis.Quantum.RandomCircuits.Fidelity;
using Chrysalis.Quantum.TensorNetworks;
using Chrysalis.Reports.Html;
using Chrysalis.Studies.Rcs;
using static System.FormattableString;

namespace Chrysalis.Studies.Article;

/// <summary>Five minutes against 10^25 years.</summary>
internal static class SamplingClaim
{
    private const string Sheet = "Google, Willow spec sheet, December 2024";
    private const int PatchCycles = 14;
    private const int WillowCycles = 40;
    private const int Unbounded = 1000;

    /// <summary>Samples a patch, and costs the whole chip's circuit.</summary>
    public static ArticleClaim Run(ArticleScale scale, int seed, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        RandomCircuit patch = RandomCircuitGenerator.Draw(
            DeviceLayout.Willow105.Patch(scale.PatchQubits), new() { Cycles = PatchCycles, Seed = seed });
        PatchResult result = PatchExperiment.Run(patch, new() { Trajectories = scale.NoisyRuns, Seed = seed },
            steps.As<int>(done => new("random circuits: noisy runs", done, scale.NoisyRuns)), cancellation);
        ClassicalEstimate? frontier = scale.PathSweeps > 0 ? Contract(scale, seed, steps, cancellation) : null;
        double samples = SampleBudget.Samples(1e-3, 5);
        var figures = new List<Figure>
        {
            new("Fidelity of perfect samples", RcsWords.Estimate(result.Ideal), Invariant($"computed: {scale.PatchQubits} qubits of ")
                + Invariant($"Willow's grid, {PatchCycles} cycles; theory {result.IdealScore:0.000}")),
            new(
                "Fidelity of noisy samples", RcsWords.Estimate(result.Noisy),
                Invariant($"computed with Willow's gate errors ({Sheet}); product of its gates: {result.Predicted:0.000}")),
            new("Fidelity of uniform samples", RcsWords.Estimate(result.Uniform), "computed; theory 0"),
            new(
                "Samples that prove 0.1 % at five sigma",
                Invariant($"{samples:0.00e+0}, {samples / SampleBudget.WillowSamplesPerSecond / 60:0.0} minutes"),
                Invariant($"computed: (sigmas / F)²; {SampleBudget.WillowSamplesPerSecond:#,##0} a second: {Sheet}")),
            new("Willow's fidelity, measured", "0.1 %", "published: " + Sheet),
            new("Years on Frontier, Google", Invariant($"10^{RcsFindings.GoogleLog10Years}"), "published: " + Sheet),
        };
        if (frontier is not null)
            figures.Add(new(
                "Years on Frontier, our path", Invariant($"10^{frontier.Log10YearsLeast:0.0} to 10^{frontier.Log10YearsMost:0.0}"),
                Invariant($"computed: a contraction of the whole circuit found in seconds, 10^{frontier.Cost.Log10Flops:0.0} operations; ")
                    + "an upper bound, and memory without bound"));
        return new()
        {
            Question = Invariant($"Five minutes against 10^{RcsFindings.GoogleLog10Years} years: what was that?"),
            Said = Invariant($"Willow did in under five minutes what a supercomputer would take 10^{RcsFindings.GoogleLog10Years} years ")
                + "for: random circuit sampling.",
            Computed = frontier is null
                ? Invariant($"A patch of {scale.PatchQubits} qubits scores {result.Noisy.Value:0.00} with Willow's errors, ")
                    + Invariant($"where its error rates promise {result.Predicted:0.00}.")
                : Invariant($"A patch of {scale.PatchQubits} qubits scores as its error rates promise; for the whole chip our own path ")
                    + Invariant($"takes 10^{frontier.Log10YearsLeast:0} to 10^{frontier.Log10YearsMost:0} years on Frontier, ")
                    + "were its memory without bound.",
            Holds = "The chip samples, and no known classical method comes near. The years are an estimate: a cheaper method can only "
                + "lower them. The task has no use for Bitcoin; it proves that many gates work together.",
            Changed = "The estimate stands or falls with classical algorithms: Sycamore's 10,000 years of 2019 became 304 seconds on a "
                + "supercomputer two years later (Liu et al., arXiv:2110.14502). What memory one grants the "
                + "machine moves the exponent too.",
            Figures = figures,
            Pictures = [new(
                RcsPage.PorterThomasPlot(result.ScaledProbabilities), "Share of outputs above each scaled probability",
                "Outputs of the simulated patch: the straight line is a circuit that is random enough (Porter and Thomas).")],
            Command = "chrysalis quantum rcs",
        };
    }

    private static ClassicalEstimate Contract(ArticleScale scale, int seed, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        RandomCircuit willow = RandomCircuitGenerator.Draw(DeviceLayout.Willow103(seed), new() { Cycles = WillowCycles, Seed = seed });
        TensorNetwork network = CircuitNetwork.Amplitude(willow, [.. Enumerable.Repeat((int?)0, willow.QubitCount)]);
        var options = new PathFinderOptions { Trials = 2, Sweeps = scale.PathSweeps, Log2SizeLimit = Unbounded, Seed = seed };
        ContractionPlan plan = PathFinder.Find(
            network, options,
            steps.As<PathSearchProgress>(done => new("random circuits: cost of the whole chip", done.StepsDone, done.Steps)), cancellation);
        return ClassicalEstimate.Of(plan.Cost, SamplingTask.Willow, ClassicalMachine.Frontier);
    }
}
