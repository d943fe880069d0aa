using Chrysalis.Quantum.Shor;
using Chrysalis.Studies.Shor;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Shor;

/// <summary>Prints recovered keys and split moduli.</summary>
internal static class ShorTable
{
    private const int Rows = 10;

    /// <summary>Prints the curve, the first keys, how often a run was right, and the point addition in gates.</summary>
    public static void Print(KeyRecoveryReport report, string? page, TextWriter output)
    {
        output.WriteLine(Invariant($"curve     y^2 = x^3 + 7 over the field of {report.Prime}, {report.Order} points, ")
            + Invariant($"base point P = {report.Generator}"));
        output.WriteLine(Invariant($"register  {report.Qubits} qubits with one recycled control ({report.QubitsWithoutRecycling} with two ")
            + Invariant($"exponents of {report.ExponentBits} bits)"));
        output.WriteLine();
        output.WriteLine(Invariant($"{"public key",-16}{"private key",12}{"runs",6}   last measured"));
        foreach (RecoveredKey key in report.Keys.Take(Rows))
            output.WriteLine(Invariant($"{key.PublicKey,-16}{key.PrivateKey,12}{key.Runs.Count,6}   {key.Runs[^1].First}, ")
                + Invariant($"{key.Runs[^1].Second} of {1L << report.ExponentBits}"));
        if (report.Keys.Count > Rows)
            output.WriteLine(Invariant($"... and {report.Keys.Count - Rows} more"));
        output.WriteLine();
        output.WriteLine(Invariant($"{report.Keys.Count} of {report.Keys.Count} keys found and multiplied back, ")
            + Invariant($"in {report.RunCount} runs: {report.Success:0.000} a run (95 %: {report.SuccessLow:0.000} to ")
            + Invariant($"{report.SuccessHigh:0.000}), theory {report.SuccessInTheory:0.000}"));
        if (report.Additions.Count > 0)
            PrintAdditions(report.Additions, output);
        if (page is not null)
            output.WriteLine(Invariant($"{page}  open it in a browser"));
    }

    /// <summary>Prints how a modulus was split.</summary>
    public static void Print(FactoringFindings findings, TextWriter output)
    {
        foreach (FactoringRun run in findings.Runs)
            output.WriteLine(Invariant($"base {run.Base}: measured {run.Run.Estimate}, ")
                + Invariant($"{(run.Run.Order is { } order ? $"order {order}" : "no order")}")
                + Invariant($"{(run.Run.Factor is null ? ", no factor" : "")}"));
        output.WriteLine(Invariant($"{findings.Modulus} = {findings.Factor} x {findings.Cofactor}, in {findings.Runs.Count} runs"));
    }

    private static void PrintAdditions(IReadOnlyList<PointAdditionCost> additions, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Invariant($"one controlled point addition in gates{"ours: qubits",16}{"Toffoli",10}{"depth",10}")
            + Invariant($"{"Roetteler: qubits",20}{"Toffoli",10}"));
        foreach (PointAdditionCost cost in additions)
            output.WriteLine(Invariant($"  {cost.Bits,2} bits, field of {cost.Prime,-18}{cost.Counts.Qubits,16}{cost.Counts.Toffoli,10}")
                + Invariant($"{cost.Counts.ToffoliDepth,10}{cost.RoettelerQubits,20}{cost.RoettelerToffoli,10:0}"));
    }
}
