using System.Numerics.Tensors;
using Chrysalis.Talking.Torch.Layers;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>
/// The distances of lips and sound at every shift, and what they say; as the public script computes them (its
/// <c>calc_pdist</c>, whose distance adds 1e-6 to each difference).
/// </summary>
internal static class EvaluationDistances
{
    /// <summary>Largest shift either way, in frames.</summary>
    public const int MostShift = 15;

    private const double Epsilon = 1e-6;

    /// <summary>
    /// The mean distance at each shift from -15 to 15: entry k compares lips i with sound i + k - 15. NaN where nothing can be compared.
    /// </summary>
    /// <param name="lips">A point for each window, null where no face is seen; those are left out.</param>
    /// <param name="sound">A point for each window.</param>
    /// <param name="padding">What lies beyond the sound's ends.</param>
    public static double[] MeanByShift(IReadOnlyList<float[]?> lips, IReadOnlyList<float[]> sound, ShiftPadding padding)
    {
        double[] soundSums = [.. sound.Select(point => (double)TensorPrimitives.Sum<float>(point))];
        var sums = new double[2 * MostShift + 1];
        var counts = new int[sums.Length];
        for (int i = 0; i < lips.Count; i++)
        {
            if (lips[i] is not { } point)
                continue;
            double sum = TensorPrimitives.Sum<float>(point);
            double toOrigin = padding == ShiftPadding.Zeros ? Distance(Square(TensorPrimitives.Norm<float>(point)), sum, point.Length) : 0;
            for (int k = 0; k < sums.Length; k++)
            {
                int partner = i + k - MostShift;
                bool inside = partner >= 0 && partner < sound.Count;
                if (!inside && padding == ShiftPadding.None)
                    continue;
                sums[k] += inside
                    ? Distance(Square(TensorPrimitives.Distance<float>(point, sound[partner])), sum - soundSums[partner], point.Length)
                    : toOrigin;
                counts[k]++;
            }
        }

        return [.. sums.Zip(counts, (sum, count) => count > 0 ? sum / count : double.NaN)];
    }

    /// <summary>Smallest mean distance, confidence and offset; null without a window to compare.</summary>
    public static LipSyncScore? Score(IReadOnlyList<float[]?> lips, IReadOnlyList<float[]> sound, ShiftPadding padding)
    {
        double[] means = MeanByShift(lips, sound, padding);
        double[] known = [.. means.Where(double.IsFinite).Order()];
        if (known.Length == 0)
            return null;
        double smallest = known[0];
        int at = Array.IndexOf(means, smallest);
        double median = known[(known.Length - 1) / 2];
        return new(smallest, median - smallest, MostShift - at, lips.Count(point => point is not null));
    }

    // |d + e|^2 = |d|^2 + 2 e sum(d) + n e^2.
    private static double Distance(double square, double sumOfDifferences, int count) =>
        Math.Sqrt(Math.Max(0, square + 2 * Epsilon * sumOfDifferences + count * Epsilon * Epsilon));

    private static double Square(double value) => value * value;
}
