namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>Draws basis states by their probabilities.</summary>
internal static class BasisSampler
{
    /// <summary>Draws in ascending order: one pass over the probabilities against sorted uniform numbers.</summary>
    /// <param name="probabilities">Need not sum to 1 exactly.</param>
    /// <param name="count">Samples.</param>
    /// <param name="random">Source.</param>
    public static int[] Draw(ReadOnlySpan<double> probabilities, int count, Random random)
    {
        double total = 0;
        foreach (double probability in probabilities)
            total += probability;
        double[] thresholds = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * total).Order()];
        var samples = new int[count];
        (int state, double sum) = (0, probabilities[0]);
        for (int i = 0; i < count; i++)
        {
            while (sum <= thresholds[i] && state < probabilities.Length - 1)
                sum += probabilities[++state];
            samples[i] = state;
        }

        return samples;
    }
}
