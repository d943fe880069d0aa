using Chrysalis.Quantum.RandomCircuits.Classical;
using System.Runtime.InteropServices;
using Chrysalis.Reports.Html;
using Chrysalis.Reports.Pictures;
using static System.FormattableString;

namespace Chrysalis.Studies.Rcs;

/// <summary>The report of <c>quantum rcs</c>.</summary>
public static class RcsPage
{
    private const int PlotPoints = 400;

    /// <summary>Writes the page.</summary>
    public static void Write(string path, RcsFindings findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        var report = new HtmlReport(
            "Random circuit sampling",
            "A patch that fits this computer is simulated and scored; the whole chip's circuit is costed for a classical machine.");
        AddPatch(report, findings);
        AddProof(report, findings.Proof);
        if (findings.Contractions.Count > 0)
            AddClassicalCost(report, findings);
        report.Section("This run").Figures(
        [
            new("Seed", Invariant($"{findings.Seed}"), "given"),
            new(
                "Machine",
                $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}",
                "this computer"),
        ]);
        report.Save(path);
    }

    private static void AddPatch(HtmlReport report, RcsFindings findings)
    {
        RcsFindings.PatchFindings patch = findings.Patch;
        report.Section($"{patch.Layout}, {patch.Cycles} cycles");
        report.Picture(
            PorterThomasPlot(findings.ScaledProbabilities), "Share of outputs above each scaled probability",
            "The share of outputs whose probability exceeds x / 2^n, as its natural logarithm. A circuit that is random enough follows "
                + "Porter and Thomas: the straight line.");
        report.Figures(
        [
            new(
                "Linear cross-entropy fidelity, perfect samples", RcsWords.Estimate(patch.Perfect),
                Invariant($"measured; theory 2^n sum p^2 - 1 = {patch.IdealScore:0.000}")),
            new("Linear cross-entropy fidelity, uniform samples", RcsWords.Estimate(patch.Uniform), "measured; theory 0"),
            new(
                "Noisy samples, normalised", RcsWords.Estimate(patch.Noisy),
                "measured; a random Pauli after each gate at the spec sheet's rate, readout flips"),
            new(
                "Digital error model", Invariant($"{patch.PredictedFidelity:0.000}"),
                "product of 1 - e over gates and readout, arXiv:1910.11333"),
            new("Distance from the model", Invariant($"{patch.SigmasFromPrediction:+0.0;-0.0} standard errors"), "measured"),
            new(
                "Kolmogorov-Smirnov distance from Porter-Thomas",
                Invariant($"{patch.PorterThomasDistance:0.0000}, p-value {patch.PorterThomasPValue:0.000}"),
                "all 2^n outputs against 1 - exp(-x)"),
        ]);
        report.Paragraph("Brackets are 95 % intervals. Errors in the last layers leave some outputs unharmed, "
            + "so noisy samples score slightly above the model.");
    }

    private static void AddProof(HtmlReport report, RcsFindings.ProofFindings proof) => report.Section("What proves the fidelity").Figures(
    [
        new(
            Invariant($"Samples that prove F = {proof.Fidelity:0.####%} at {proof.Sigmas:0.#} sigma, in half of all tries"),
            Invariant($"{proof.Samples:0.00e0}"), "(sigmas / F)^2; a sample's score has variance 1"),
        new(
            "Time for them", Invariant($"{proof.SecondsOnWillow / 60:0.0} minutes"),
            Invariant($"{SampleBudget.WillowSamplesPerSecond:#,##0} a second, Google's spec sheet")),
        new("Significance of five minutes", Invariant($"{proof.SigmasInFiveMinutes:0.0} sigma"), "the same formula"),
        new(
            "Willow, 103 qubits, 40 cycles, by its error rates", Invariant($"{proof.WillowPredictedFidelity:0.00%}"),
            "digital error model; average errors x 3/2 and x 5/4; measured: 0.1 % (spec sheet)"),
    ]);

    private static void AddClassicalCost(HtmlReport report, RcsFindings findings)
    {
        report.Section("What a classical machine needs");
        report.Paragraph("Costs of the best contraction found for one amplitude. Each is an upper bound: a better path may exist. "
            + "One complex multiply-add counts 8 operations. The best published paths for Sycamore's 20 cycles need 10^18 to 10^20 "
            + "multiply-adds (arXiv:2005.06787, 2002.01935, 2103.03074, 2108.05665).");
        report.Table(
            ["Circuit", "Memory bound, entries", "Multiply-adds", "Operations", "Largest tensor", "Slices", "Search"],
            findings.Contractions.Select(one => (IReadOnlyList<string>)
            [
                one.Circuit,
                RcsWords.Bound(one),
                Invariant($"10^{one.Cost.Log10MultiplyAdds:0.00}"),
                Invariant($"10^{one.Cost.Log10Flops:0.00}"),
                Invariant($"2^{one.Cost.Log2LargestIntermediate}"),
                Invariant($"2^{one.Cost.Log2Slices}"),
                Invariant($"{one.TrialLog2Costs.Count} trials, {one.SearchSeconds:0} s"),
            ]));
        report.Picture(
            YearsPlot(findings), "Years on Frontier",
            "Years on Frontier for five minutes of Willow's samples, from the fewest to the most contractions, beside Google's estimate.");
        report.Figures(
        [
            .. findings.Frontier.Select(one => new Figure(
                $"Frontier, {one.Method}", Invariant($"10^{one.Log10YearsLeast:0.0} to 10^{one.Log10YearsMost:0.0} years"),
                one.FitsMemory ? "estimate from an upper bound of the cost" : "idealisation: the memory does not exist")),
            new("Google's estimate", Invariant($"10^{RcsFindings.GoogleLog10Years:0} years"), "spec sheet, December 2024"),
            new(
                "Willow's state vector",
                Invariant($"2^{findings.StateVector.Log2Bytes} bytes, 10^{findings.StateVector.Log10Flops:0.0} operations"),
                "4 multiply-adds an amplitude and two-qubit gate"),
        ]);
        report.Paragraph("The fewest contractions: one gives all samples, and a share F of it gives fidelity F (arXiv:1807.10749, "
            + "2111.03011). The most: one for each perfect sample among the noisy ones. Frontier is taken at its peak, "
            + "1.7e18 operations a second, which no run reaches.");
    }

    /// <summary>The shares of outputs above each scaled probability, as a PNG file.</summary>
    public static byte[] PorterThomasPlot(IReadOnlyList<double> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        int last = outputs.Count - 1;
        double[] x = [.. Enumerable.Range(0, PlotPoints)
            .Select(i => outputs[(int)(last * (1 - Math.Pow(outputs.Count, -(double)i / PlotPoints)))]).Distinct()];
        double[] y = [.. x.Select(value => Math.Log(outputs.Count(output => output >= value) / (double)outputs.Count))];
        double end = x[^1];
        return Plots.Lines("2^n p", "ln(share of outputs above)", [new("this circuit", x, y), new("Porter-Thomas", [0, end], [0, -end])]);
    }

    private static byte[] YearsPlot(RcsFindings findings)
    {
        var series = findings.Frontier.Select((one, i) => new Series(one.Method, [one.Log10YearsLeast, one.Log10YearsMost], [i + 1, i + 1]))
            .ToList();
        int rows = series.Count + 1;
        series.Add(new("Google's estimate", [RcsFindings.GoogleLog10Years, RcsFindings.GoogleLog10Years], [0.5, rows - 0.5]));
        return Plots.Lines("log10 of years", "plan", series, height: 260);
    }
}
