using Chrysalis.Quantum.Grover;
using Chrysalis.Studies.Grover;
using Chrysalis.Studies.Words;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Grover;

/// <summary>Prints a mining search.</summary>
internal static class GroverTable
{
    private const int Rows = 8;

    /// <summary>Prints what was searched, the curve, the calls, and what the oracle costs.</summary>
    public static void Print(MiningSearchReport report, string? page, TextWriter output)
    {
        output.WriteLine(Invariant($"block     {report.HeaderHash}"));
        output.WriteLine(Invariant($"register  {report.Qubits} bits of the nonce, {1L << report.Qubits} hashes; ")
            + Invariant($"one in 2^{report.DifficultyBits} counts: {report.Solutions} solutions"));
        if (report.FoundNonce is { } nonce)
            output.WriteLine(Invariant($"found     nonce {nonce}, hash {report.FoundHash}"));
        else
            output.WriteLine(
                report.Solutions == 0
                    ? "found     nothing: no nonce of this register solves it; try an easier difficulty or more qubits"
                    : "found     nothing: no measurement gave a solution; try more shots");
        output.WriteLine();
        output.WriteLine(Invariant($"{"iterations",10}{"amplitudes",12}{"formula",10}{"measured",10}   95 % interval"));
        foreach (GroverPoint point in Spread(report))
            output.WriteLine(Invariant($"{point.Iterations,10}{point.Probability,12:0.0000}{point.Formula,10:0.0000}")
                + Invariant($"{(double)point.Successes / point.Shots,10:0.000}   {point.Low:0.000} to {point.High:0.000}"));
        output.WriteLine();
        PrintCalls(report, output);
        PrintCost(report, output);
        if (page is not null)
            output.WriteLine(Invariant($"{page}  open it in a browser"));
    }

    private static void PrintCalls(MiningSearchReport report, TextWriter output)
    {
        output.WriteLine(Invariant($"oracle calls on average: classical {report.ClassicalCalls:0.0}"));
        if (report.CallsAtOptimum is not null)
            output.WriteLine(Invariant($"  measured at the optimum ({report.OptimalIterations}) {report.CallsAtOptimum:0.0}, ")
                + Invariant($"early ({report.CheapestIterations}) {report.CallsMeasuringEarly:0.0}"));
        if (report.UnknownCountCalls is not null)
            output.WriteLine(Invariant($"  number of solutions unknown: {report.UnknownCountCalls:0.0} in {report.UnknownCountRuns} ")
                + Invariant($"searches{GroverPage.Bound(report)}"));
    }

    private static void PrintCost(MiningSearchReport report, TextWriter output)
    {
        HashOracleSpeed oracle = report.Oracle;
        output.WriteLine(Invariant($"the oracle in gates: {oracle.Counts.Qubits} qubits, {oracle.Counts.Toffoli} Toffoli in ")
            + Invariant($"{oracle.Counts.ToffoliDepth} layers, {oracle.Counts.Cnot} CNOT, {oracle.Counts.Not} NOT"));
        output.WriteLine(Invariant($"  at {oracle.ToffoliRate:0} Toffoli layers/s: {oracle.ParallelCallsPerSecond:0.###} calls/s; ")
            + Invariant($"one Toffoli at a time {oracle.SequentialCallsPerSecond:0.###}; Amy et al. ")
            + Invariant($"2016 {HashOracleSpeed.AmyCallsPerSecond:0.###}"));
        output.WriteLine(Invariant($"  a block of this header's own difficulty ({report.NetworkExpectedHashes:0.00e+0} hashes): ")
            + Invariant($"{Quantities.Duration(oracle.SecondsToSolve(report.NetworkExpectedHashes))}"));
    }

    /// <summary>Few rows, the optimum among them.</summary>
    private static IEnumerable<GroverPoint> Spread(MiningSearchReport report)
    {
        int step = Math.Max(1, report.Points.Count / Rows);
        return report.Points.Where((point, i) => i % step == 0 || point.Iterations == report.OptimalIterations);
    }
}
