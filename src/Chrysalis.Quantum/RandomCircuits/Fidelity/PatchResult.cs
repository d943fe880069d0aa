namespace Chrysalis.Quantum.RandomCircuits.Fidelity;

/// <summary>What a patch showed.</summary>
/// <param name="IdealScore">2^n sum(p^2) - 1, what perfect samples score.</param>
/// <param name="PorterThomas">Whether the outputs are as random as they should be.</param>
/// <param name="Ideal">Linear fidelity of perfect samples.</param>
/// <param name="Uniform">Linear fidelity of uniform samples.</param>
/// <param name="Noisy">Linear fidelity of noisy samples, normalised by the ideal score.</param>
/// <param name="Predicted">What the digital error model says of it.</param>
/// <param name="ScaledProbabilities">2^n p of every output, ascending.</param>
public sealed record PatchResult(
    double IdealScore,
    PorterThomas PorterThomas,
    FidelityEstimate Ideal,
    FidelityEstimate Uniform,
    FidelityEstimate Noisy,
    double Predicted,
    IReadOnlyList<double> ScaledProbabilities)
{
    /// <summary>Distance of the noisy fidelity from the prediction in standard errors.</summary>
    public double SigmasFromPrediction => (Noisy.Value - Predicted) / Noisy.StandardError;
}
