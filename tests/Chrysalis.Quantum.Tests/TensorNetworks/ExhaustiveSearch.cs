using Chrysalis.Quantum.TensorNetworks;

namespace Chrysalis.Quantum.Tests.TensorNetworks;

/// <summary>The cheapest contraction of a small network, by trying every tree over every set of tensors with plain sets.</summary>
internal static class ExhaustiveSearch
{
    public static double Log2Cost(TensorNetwork network)
    {
        int all = (1 << network.Tensors.Count) - 1;
        var best = new double[all + 1];
        for (int set = 1; set <= all; set++)
        {
            if ((set & (set - 1)) == 0)
                continue;
            best[set] = double.PositiveInfinity;
            for (int part = (set - 1) & set; part > 0; part = (part - 1) & set)
            {
                HashSet<int> together = Remaining(network, part, all);
                together.UnionWith(Remaining(network, set ^ part, all));
                best[set] = Math.Min(best[set], best[part] + best[set ^ part] + Math.Pow(2, together.Count));
            }
        }

        return Math.Log2(best[all]);
    }

    private static HashSet<int> Remaining(TensorNetwork network, int set, int all)
    {
        HashSet<int> inside = IndicesOf(network, set);
        if ((set & (set - 1)) != 0)
        {
            HashSet<int> outside = IndicesOf(network, all ^ set);
            outside.UnionWith(network.Open);
            inside.IntersectWith(outside);
        }

        return inside;
    }

    private static HashSet<int> IndicesOf(TensorNetwork network, int set) =>
        [.. network.Tensors.Where((_, i) => (set >> i & 1) == 1).SelectMany(tensor => tensor.Indices)];
}
