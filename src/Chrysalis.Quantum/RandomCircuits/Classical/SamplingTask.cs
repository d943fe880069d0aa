namespace Chrysalis.Quantum.RandomCircuits.Classical;

/// <summary>The task: samples of a given fidelity.</summary>
/// <param name="Samples">How many.</param>
/// <param name="Fidelity">Their fidelity.</param>
public sealed record SamplingTask(double Samples, double Fidelity)
{
    /// <summary>Willow's: 0.1 % fidelity, five minutes at 63,000 samples a second (spec sheet).</summary>
    public static SamplingTask Willow { get; } = new(300 * SampleBudget.WillowSamplesPerSecond, 1e-3);

    /// <summary>
    /// Fewest contractions: one gives every sample wanted (as Pan, Chen and Zhang did for Sycamore, arXiv:2111.03011), and
    /// summing a fraction F of its slices gives fidelity F (Markov et al., arXiv:1807.10749).
    /// </summary>
    public double FewestContractions => Fidelity;

    /// <summary>
    /// Most contractions: one for each perfect sample among the noisy ones, N F of them; the other samples are drawn blindly.
    /// </summary>
    public double MostContractions => Math.Max(Fidelity, Samples * Fidelity);
}
