namespace Chrysalis.Quantum.RandomCircuits.Fidelity;

/// <summary>
/// The check that a circuit is random enough: 2^n p of its outputs follows the exponential distribution. Kolmogorov and
/// Smirnov's test; the largest distance between the two distribution functions.
/// </summary>
/// <param name="Distance">Largest distance between the distribution functions.</param>
/// <param name="PValue">How often an exponential sample of this size would be as far off.</param>
public sealed record PorterThomas(double Distance, double PValue)
{
    /// <summary>Tests all probabilities of a circuit.</summary>
    public static PorterThomas Test(IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        double[] scaled = [.. probabilities.Select(p => p * probabilities.Count).Order()];
        double distance = 0;
        for (int i = 0; i < scaled.Length; i++)
        {
            double expected = 1 - Math.Exp(-scaled[i]);
            distance = Math.Max(distance, Math.Max(expected - (double)i / scaled.Length, (i + 1.0) / scaled.Length - expected));
        }

        return new(distance, KolmogorovTail(distance, scaled.Length));
    }

    /// <summary>Kolmogorov's limit with Stephens' correction for finite samples.</summary>
    private static double KolmogorovTail(double distance, int count)
    {
        double root = Math.Sqrt(count);
        double lambda = (root + 0.12 + 0.11 / root) * distance;
        if (lambda < 0.2)
            return 1;
        double tail = 0;
        for (int k = 1; k <= 100; k++)
            tail += 2 * (k % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * k * k * lambda * lambda);
        return Math.Clamp(tail, 0, 1);
    }
}
