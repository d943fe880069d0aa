using System.Numerics.Tensors;

namespace Chrysalis.Talking.Evaluation;

/// <summary>
/// Precision and recall of a set beside a real one (Kynkäänniemi et al. 2019): each set fills the balls around its members that reach
/// their k-th nearest other member. Precision is the share of the made that lie in the real set's balls, recall the share of the real
/// that lie in the made set's: one that repeats few of them has a high precision and a low recall.
/// </summary>
/// <param name="Precision">Share of the made that could be real.</param>
/// <param name="Recall">Share of the real that could be made.</param>
public sealed record MouthManifold(double Precision, double Recall)
{
    private const int Neighbour = 3;

    /// <summary>Compares two sets of vectors of one length; null where one has too few members.</summary>
    internal static MouthManifold? Of(IReadOnlyList<float[]> real, IReadOnlyList<float[]> made)
    {
        if (real.Count <= Neighbour || made.Count <= Neighbour)
            return null;
        return new(Within(real, Radii(real), made), Within(made, Radii(made), real));
    }

    private static float[] Radii(IReadOnlyList<float[]> set)
    {
        var radii = new float[set.Count];
        Parallel.For(0, set.Count, i =>
        {
            float[] distances = [.. set.Select(other => TensorPrimitives.Distance<float>(set[i], other)).Order()];
            radii[i] = distances[Neighbour]; // The nearest is itself.
        });
        return radii;
    }

    private static double Within(IReadOnlyList<float[]> set, float[] radii, IReadOnlyList<float[]> others)
    {
        int inside = 0;
        Parallel.For(0, others.Count, i =>
        {
            for (int j = 0; j < set.Count; j++)
            {
                if (TensorPrimitives.Distance<float>(others[i], set[j]) > radii[j])
                    continue;
                Interlocked.Increment(ref inside);
                return;
            }
        });
        return (double)inside / others.Count;
    }
}
