namespace Chrysalis.Quantum.RandomCircuits.Fidelity;

/// <summary>
/// Linear cross-entropy benchmark: how much likelier than chance the ideal circuit thinks the samples are
/// (Arute et al. 2019, arXiv:1910.11333, section IV).
/// </summary>
internal static class CrossEntropy
{
    /// <summary>F = 2^n mean(p) - 1: 1 for ideal samples of a Porter-Thomas circuit, 0 for uniform ones.</summary>
    /// <param name="idealProbabilities">The ideal probability of each sample.</param>
    /// <param name="qubits">n.</param>
    /// <exception cref="ArgumentException">Fewer than two samples.</exception>
    public static FidelityEstimate Linear(IReadOnlyList<double> idealProbabilities, int qubits)
    {
        ArgumentNullException.ThrowIfNull(idealProbabilities);
        int count = idealProbabilities.Count;
        if (count < 2)
            throw new ArgumentException($"{count} samples give no interval; two or more do.", nameof(idealProbabilities));
        double states = Math.Pow(2, qubits);
        double mean = idealProbabilities.Average() * states;
        double variance = idealProbabilities.Sum(p => (p * states - mean) * (p * states - mean)) / (count - 1);
        return new(mean - 1, Math.Sqrt(variance / count));
    }

    /// <summary>
    /// What ideal samples score: 2^n sum(p^2) - 1. It is 1 for Porter-Thomas and more for shallow circuits; dividing by it
    /// normalises the fidelity of small or shallow patches.
    /// </summary>
    /// <param name="probabilities">All 2^n ideal probabilities.</param>
    public static double IdealScore(IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        return probabilities.Count * probabilities.Sum(p => p * p) - 1;
    }

    /// <summary>The linear fidelity over the score of ideal samples.</summary>
    public static FidelityEstimate Normalised(FidelityEstimate linear, double idealScore)
    {
        ArgumentNullException.ThrowIfNull(linear);
        return new(linear.Value / idealScore, linear.StandardError / idealScore);
    }
}
