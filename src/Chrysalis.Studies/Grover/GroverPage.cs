using System.Globalization;
using Chrysalis.Quantum.Grover;
using Chrysalis.Reports.Html;
using Chrysalis.Reports.Pictures;
using Chrysalis.Studies.Computer;
using Chrysalis.Studies.Words;
using static System.FormattableString;

namespace Chrysalis.Studies.Grover;

/// <summary>The page of a mining search.</summary>
public static class GroverPage
{
    private const int CurveSamples = 400;

    /// <summary>Writes the page.</summary>
    public static void Write(string path, MiningSearchReport report)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(report);
        var page = new HtmlReport("Can a quantum computer mine?", Invariant($"Grover's search over {report.Qubits} bits of a real block's ")
            + "nonce, every amplitude exact, double SHA-256 as the oracle.");
        page.Section("Success over iterations").Picture(
            Curve(report), "Success probability over Grover iterations",
            Invariant($"Line: sin²((2k+1)θ) with sin²θ = {report.Solutions}/{1L << report.Qubits}. Points: ")
                + Invariant($"share of {report.Points[0].Shots} measurements of the exact state, seed {report.Seed}."));
        page.Section("Figures").Figures(Figures(report));
        page.Section("The curve")
            .Table(["Iterations", "From the amplitudes", "Formula", "Measured", "95 % interval"], report.Points.Select(Row));
        page.Paragraph(MachineLine.Text());
        page.Save(path);
    }

    /// <summary>The curve of success as a PNG file.</summary>
    public static byte[] Curve(MiningSearchReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        long last = report.Points[^1].Iterations;
        double[] iterations = [.. Enumerable.Range(0, CurveSamples + 1).Select(i => (double)i * last / CurveSamples)];
        double angle = GroverTheory.Angle(1L << report.Qubits, report.Solutions);
        return Plots.PointsOverLines("Grover iterations", "success probability",
            [new("sin²((2k+1)θ)", iterations, [.. iterations.Select(k => Math.Pow(Math.Sin((2 * k + 1) * angle), 2))])],
            [new(
                "measured", [.. report.Points.Select(point => (double)point.Iterations)],
                [.. report.Points.Select(point => (double)point.Successes / point.Shots)])]);
    }

    /// <summary>The bound on the calls of a search that does not know the number of solutions, where there is one.</summary>
    public static string Bound(MiningSearchReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.UnknownCountBound is { } bound ? Invariant($" (bound {bound:0.0})") : "";
    }

    private static IEnumerable<Figure> Figures(MiningSearchReport report)
    {
        HashOracleSpeed oracle = report.Oracle;
        const string Theory = "Boyer, Brassard, Høyer, Tapp, arXiv quant-ph/9605034";
        const string Gates = "our circuit of two compressions, computed and uncomputed, and a comparison; verified on basis states";
        yield return new("Block header's hash", report.HeaderHash, "double SHA-256 of the given header");
        yield return new(
            "Solutions in the register", Invariant($"{report.Solutions} of {1L << report.Qubits}"),
            Invariant($"every nonce hashed; one in 2^{report.DifficultyBits} counts"));
        yield return new(
            "Nonce found", Invariant($"{report.FoundNonce?.ToString(CultureInfo.InvariantCulture) ?? "none"}"),
            "measured, then checked by hashing");
        yield return new("Its hash", report.FoundHash ?? "none", "double SHA-256");
        yield return new(
            "Oracle calls, classical average", Invariant($"{report.ClassicalCalls:0.0}"), "(N + 1)/(M + 1), drawing without repetition");
        if (report.CallsAtOptimum is not null)
        {
            yield return new(
                "Oracle calls, measured at the optimum", Invariant($"{report.CallsAtOptimum:0.0}"),
                Invariant($"(k + 1)/P(k), k = {report.OptimalIterations}; {Theory}"));
            yield return new(
                "Oracle calls, measured early", Invariant($"{report.CallsMeasuringEarly:0.0}"),
                Invariant($"(k + 1)/P(k), k = {report.CheapestIterations}; {Theory}"));
        }

        if (report.UnknownCountCalls is not null)
            yield return new(
                "Oracle calls, number of solutions unknown", Invariant($"{report.UnknownCountCalls:0.0}{Bound(report)}"),
                Invariant($"mean of {report.UnknownCountRuns} searches; bound: {Theory}, theorem 3"));
        yield return new("Oracle: qubits", Invariant($"{oracle.Counts.Qubits}"), Gates);
        yield return new("Oracle: Toffoli gates", Invariant($"{oracle.Counts.Toffoli}"), Gates);
        yield return new("Oracle: Toffoli depth", Invariant($"{oracle.Counts.ToffoliDepth}"), Gates);
        yield return new(
            "Logical qubits, Amy et al.", Invariant($"{HashOracleSpeed.AmyLogicalQubits:0}"),
            "arXiv:1603.09383: 2^12.6, one SHA-256 with its distillation");
        yield return new(
            "Calls a second", Invariant($"{oracle.ParallelCallsPerSecond:0.###}"),
            Invariant($"{oracle.ToffoliRate:0} Toffoli layers a second / Toffoli depth"));
        yield return new(
            "Calls a second, one Toffoli at a time", Invariant($"{oracle.SequentialCallsPerSecond:0.###}"),
            Invariant($"{oracle.ToffoliRate:0} Toffoli gates a second / Toffoli count"));
        yield return new(
            "Calls a second, Amy et al.", Invariant($"{HashOracleSpeed.AmyCallsPerSecond:0.####}"),
            "arXiv:1603.09383: 2^153.8 cycles for π/4 · 2^128 iterations, at 1 µs a cycle");
        yield return new(
            "Time to a block of this header's difficulty", Quantities.Duration(oracle.SecondsToSolve(report.NetworkExpectedHashes)),
            Invariant($"π/4 √D calls, D = {report.NetworkExpectedHashes:0.00e+0} expected hashes; the network takes 10 minutes"));
    }

    private static IReadOnlyList<string> Row(GroverPoint point) =>
    [
        Invariant($"{point.Iterations}"), Invariant($"{point.Probability:0.000000}"), Invariant($"{point.Formula:0.000000}"),
        Invariant($"{point.Successes}/{point.Shots}"), Invariant($"{point.Low:0.000} to {point.High:0.000}"),
    ];
}
