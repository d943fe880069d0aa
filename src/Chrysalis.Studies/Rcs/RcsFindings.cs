using Chrysalis.Quantum.RandomCircuits.Classical;
using Chrysalis.Quantum.RandomCircuits.Fidelity;
using System.Text.Json.Serialization;
using Chrysalis.Quantum.TensorNetworks;

namespace Chrysalis.Studies.Rcs;

/// <summary>What <c>quantum rcs</c> found.</summary>
/// <param name="Seed">Seed of everything drawn.</param>
/// <param name="Patch">The patch that was simulated.</param>
/// <param name="Proof">What it takes to prove a fidelity.</param>
/// <param name="Contractions">Costs of contracting whole chips' circuits.</param>
/// <param name="StateVector">The cost of carrying Willow's whole state.</param>
/// <param name="Frontier">Times on Frontier for Willow's samples.</param>
/// <param name="ScaledProbabilities">2^n p of the patch's outputs, ascending.</param>
public sealed record RcsFindings(
    int Seed,
    RcsFindings.PatchFindings Patch,
    RcsFindings.ProofFindings Proof,
    IReadOnlyList<RcsFindings.Contraction> Contractions,
    StateVectorCost StateVector,
    IReadOnlyList<RcsFindings.Times> Frontier,
    [property: JsonIgnore] IReadOnlyList<double> ScaledProbabilities)
{
    /// <summary>Base-10 logarithm of the years that Google names for a classical machine (spec sheet, December 2024).</summary>
    public const double GoogleLog10Years = 25;

    /// <summary>Google's estimate, beside our own.</summary>
    public double GoogleEstimateLog10Years { get; } = GoogleLog10Years;

    /// <summary>The simulated patch and its scores.</summary>
    public sealed record PatchFindings(
        string Layout,
        int Qubits,
        int Cycles,
        int SingleQubitGates,
        int TwoQubitGates,
        double IdealScore,
        double PorterThomasDistance,
        double PorterThomasPValue,
        FidelityEstimate Perfect,
        FidelityEstimate Uniform,
        FidelityEstimate Noisy,
        double PredictedFidelity,
        double SigmasFromPrediction);

    /// <summary>Samples that prove a fidelity.</summary>
    public sealed record ProofFindings(
        double Fidelity, double Sigmas, double Samples, double SecondsOnWillow, double SigmasInFiveMinutes, double WillowPredictedFidelity);

    /// <summary>One search for a contraction path.</summary>
    public sealed record Contraction(
        string Circuit, int Tensors, int? MemoryBoundLog2Entries, ContractionCost Cost, IReadOnlyList<double> TrialLog2Costs,
        double SearchSeconds);

    /// <summary>Years on a machine by one plan.</summary>
    public sealed record Times(string Method, double Log10YearsLeast, double Log10YearsMost, bool FitsMemory);
}
