using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Fits;
using Chrysalis.Quantum.Published;
using Chrysalis.Quantum.Statistics;
using Chrysalis.Reports.Html;
using Chrysalis.Studies.Memory;
using static System.FormattableString;

namespace Chrysalis.Studies.Article;

/// <summary>Errors fall exponentially.</summary>
internal static class MemoryClaim
{
    private static readonly DecoderKind Decoder = DecoderKind.Correlated;
    private const string Paper = "published: " + WillowFigures.Paper;

    /// <summary>Samples surface codes of three sizes with Willow's error budget and decodes them.</summary>
    public static ArticleClaim Run(ArticleScale scale, int seed, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        var options = new MemoryOptions
        {
            Distances = [3, 5, 7], Rounds = [10], Noise = MemoryNoiseKind.Willow, Probabilities = [1], Decoders = [Decoder],
            Limit = new(scale.MemoryShots), Seed = (ulong)seed
        };
        MemoryReport report = MemoryStudy.Run(options.Validated(), MemoryNotes.Of(steps), cancellation);
        cancellation.ThrowIfCancellationRequested();
        SuppressionResult fit = report.Suppressions.Single();
        RateEstimate lambda = fit.Fit.Lambda;
        return new()
        {
            Question = "Do errors fall as the code grows?",
            Said = "Each step in code size (3, 5, 7) more than halves the error of a logical qubit: it falls exponentially, "
                + Invariant($"by {WillowFigures.Lambda}."),
            Computed = Invariant($"With Willow's error budget, sampled and decoded here: a factor of {lambda.Value:0.00} (95 %: ")
                + Invariant($"{lambda.Low:0.00} to {lambda.High:0.00})."),
            Holds = "The fall is exponential, and it is what makes large machines thinkable: without it no number of qubits helps. "
                + "Ours is steeper than the measured one because the budget's average errors leave out leakage that spreads, drift, "
                + "and stray correlated events.",
            Changed = Invariant($"{WillowFigures.Lambda} came from a neural decoder that is not public; open decoders reach 1.54 to 2.04 ")
                + "on the same data. Rare bursts put a floor under the fall. "
                + Invariant($"A key in an hour takes about {WebberMachine.ErrorsPerCycle:0e+0} errors a cycle and logical qubit: ")
                    + Invariant($"from Willow's distance 7 some {Steps(WebberMachine.ErrorsPerCycle):0} more steps at its factor."),
            Figures =
            [
                .. report.PerDistance().OrderBy(point => point.Setting.Distance).Select(point => new Figure(
                    Invariant($"Error a cycle, distance {point.Setting.Distance}"),
                    Invariant($"{point.PerCycle.Value:0.000%} ({point.PerCycle.Low:0.000%} to {point.PerCycle.High:0.000%})"),
                    Invariant($"computed: {point.Errors} errors in {point.Shots} shots of {point.Setting.Rounds} cycles, ")
                        + Invariant($"correlated matching, seed {seed}"))),
                new(
                    "Λ, computed", Invariant($"{lambda.Value:0.00} ({lambda.Low:0.00} to {lambda.High:0.00})"),
                    "computed: weighted fit, 95 % interval; Willow's budget as Pauli errors, the same for every qubit"),
                new("Λ, measured on Willow", WillowFigures.LambdaText, Paper),
                new("Error a cycle, distance 7, measured on Willow", WillowFigures.ErrorsPerCycleWithError, Paper),
                new("Λ, its data by open decoders", "1.54 to 2.04", "published refits of the public data, Zenodo 13273331"),
            ],
            Pictures = [new(
                MemoryPlots.Suppression(report, 'Z', Decoder.Name), "Logical error a cycle over the code distance",
                Invariant($"Sampled here with Willow's error budget: {scale.MemoryShots} shots a size; the line is the fit."))],
            Command = "chrysalis quantum memory --willow",
        };
    }

    private static double Steps(double target) =>
        Math.Ceiling(Math.Log(WillowFigures.ErrorsPerCycle / target) / Math.Log(WillowFigures.Lambda));
}
