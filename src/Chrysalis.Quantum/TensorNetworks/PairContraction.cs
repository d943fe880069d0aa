using System.Numerics;

namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>Contracts two tensors by the definition: a sum over the indices that the result does not keep.</summary>
internal static class PairContraction
{
    /// <summary>Contracts <paramref name="a"/> with <paramref name="b"/>.</summary>
    /// <param name="a">First tensor.</param>
    /// <param name="b">Second tensor.</param>
    /// <param name="kept">Indices of the result, in its order.</param>
    public static Tensor Contract(Tensor a, Tensor b, IReadOnlyList<int> kept)
    {
        int[] summed = [.. a.Indices.Union(b.Indices).Except(kept)];
        (int[] keptInA, int[] summedInA) = (Offsets(a, kept), Offsets(a, summed));
        (int[] keptInB, int[] summedInB) = (Offsets(b, kept), Offsets(b, summed));
        var values = new Complex[keptInA.Length];
        for (int i = 0; i < values.Length; i++)
        {
            Complex sum = 0;
            for (int j = 0; j < summedInA.Length; j++)
                sum += a.Values[keptInA[i] + summedInA[j]] * b.Values[keptInB[i] + summedInB[j]];
            values[i] = sum;
        }

        return new([.. kept], values);
    }

    /// <summary>Fixes an index at 0 or 1.</summary>
    public static Tensor Fix(Tensor tensor, int index, int value)
    {
        int place = tensor.Indices.ToList().IndexOf(index);
        if (place < 0)
            return tensor;
        int[] rest = [.. tensor.Indices.Where(other => other != index)];
        int start = value << (tensor.Rank - 1 - place);
        return new(rest, [.. Offsets(tensor, rest).Select(offset => tensor.Values[start + offset])]);
    }

    /// <summary>Where each assignment of <paramref name="indices"/> points to in the tensor's entries; 0 for indices it lacks.</summary>
    private static int[] Offsets(Tensor tensor, IReadOnlyList<int> indices)
    {
        var offsets = new int[1 << indices.Count];
        for (int i = 0; i < indices.Count; i++)
        {
            int place = tensor.Indices.ToList().IndexOf(indices[indices.Count - 1 - i]);
            int stride = place < 0 ? 0 : 1 << (tensor.Rank - 1 - place);
            for (int j = 0; j < 1 << i; j++)
                offsets[(1 << i) + j] = offsets[j] + stride;
        }

        return offsets;
    }
}
