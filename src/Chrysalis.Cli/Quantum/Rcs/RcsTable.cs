using Chrysalis.Quantum.RandomCircuits.Classical;
using System.Globalization;
using Chrysalis.Studies.Rcs;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Rcs;

/// <summary>Prints what <c>quantum rcs</c> found.</summary>
internal static class RcsTable
{
    /// <summary>Prints everything.</summary>
    public static void Print(RcsFindings findings, string? page, TextWriter output)
    {
        PrintPatch(findings, output);
        PrintProof(findings.Proof, output);
        if (findings.Contractions.Count > 0)
            PrintContractions(findings, output);
        if (page is not null)
            output.WriteLine($"{page}  open it in a browser");
    }

    private static void PrintPatch(RcsFindings findings, TextWriter output)
    {
        RcsFindings.PatchFindings patch = findings.Patch;
        output.WriteLine(Invariant($"{patch.Layout}, {patch.Cycles} cycles, {patch.SingleQubitGates} + {patch.TwoQubitGates} ")
            + Invariant($"gates, seed {findings.Seed}"));
        output.WriteLine(Invariant($"  perfect samples   F = {RcsWords.Estimate(patch.Perfect)}   theory {patch.IdealScore:0.000}"));
        output.WriteLine(Invariant($"  uniform samples   F = {RcsWords.Estimate(patch.Uniform)}   theory 0"));
        output.WriteLine(Invariant($"  noisy samples     F = {RcsWords.Estimate(patch.Noisy)}   digital error model ")
            + Invariant($"{patch.PredictedFidelity:0.000} ({patch.SigmasFromPrediction:+0.0;-0.0} sigma)"));
        output.WriteLine(
            Invariant($"  Porter-Thomas     distance {patch.PorterThomasDistance:0.0000}, p-value {patch.PorterThomasPValue:0.000}"));
    }

    private static void PrintProof(RcsFindings.ProofFindings proof, TextWriter output)
    {
        output.WriteLine(Invariant($"Proof of F = {proof.Fidelity:0.####%} at {proof.Sigmas:0.#} sigma: {proof.Samples:0.00e0} samples, ")
            + Invariant($"{proof.SecondsOnWillow / 60:0.0} minutes at {SampleBudget.WillowSamplesPerSecond:#,##0} a second; ")
            + Invariant($"five minutes give {proof.SigmasInFiveMinutes:0.0} sigma"));
        output.WriteLine("Willow's 103 qubits and 40 cycles by the spec sheet's error rates: "
            + Invariant($"F = {proof.WillowPredictedFidelity:0.00%}; measured 0.1 %"));
    }

    private static void PrintContractions(RcsFindings findings, TextWriter output)
    {
        output.WriteLine("One amplitude by tensor contraction, the best plan found");
        output.WriteLine($"  {"circuit",-44}{"memory bound",14}{"multiply-adds",15}{"operations",12}{"largest",9}{"slices",8}{"search",9}");
        foreach (RcsFindings.Contraction one in findings.Contractions)
            output.WriteLine(Invariant($"  {one.Circuit,-44}{RcsWords.Bound(one),14}{"10^" + Number(one.Cost.Log10MultiplyAdds),15}")
                + Invariant($"{"10^" + Number(one.Cost.Log10Flops),12}{"2^" + one.Cost.Log2LargestIntermediate,9}")
                + Invariant($"{"2^" + one.Cost.Log2Slices,8}{one.SearchSeconds,7:0} s"));
        output.WriteLine(Invariant($"Willow's state vector: 2^{findings.StateVector.Log2Bytes} bytes, ")
            + Invariant($"10^{findings.StateVector.Log10Flops:0.0} operations"));
        output.WriteLine("Frontier, 1.7e18 operations a second, for five minutes of Willow's samples at 0.1 %");
        foreach (RcsFindings.Times one in findings.Frontier)
            output.WriteLine(Invariant($"  {one.Method + (one.FitsMemory ? "" : " (does not fit)"),-44}10^{one.Log10YearsLeast:0.0} to ")
                + Invariant($"10^{one.Log10YearsMost:0.0} years"));
        output.WriteLine(Invariant($"  {"Google's estimate",-44}10^{RcsFindings.GoogleLog10Years:0} years"));
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
