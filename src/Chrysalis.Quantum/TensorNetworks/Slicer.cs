namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// Fixes indices until every tensor fits the memory. Each time it takes, of the largest tensor's indices, the one whose
/// fixing repeats least work.
/// </summary>
internal static class Slicer
{
    /// <summary>Steps this much cheaper than the dearest one have no say in the choice.</summary>
    private const int NegligibleLog2 = 24;

    /// <summary>Slices <paramref name="tree"/> in place.</summary>
    /// <param name="tree">What is sliced.</param>
    /// <param name="log2SizeLimit">Largest tensor allowed, base-2 logarithm of its entries.</param>
    public static void Slice(ContractionTree tree, int log2SizeLimit)
    {
        while (LargestNode(tree) is var node && Legs.Count(tree.LegsOf(node)) > log2SizeLimit)
            tree.Slice(CheapestIndex(tree, node));
    }

    private static int LargestNode(ContractionTree tree)
    {
        (int largest, int size) = (0, -1);
        for (int node = 0; node < tree.NodeCount; node++)
        {
            int count = Legs.Count(tree.LegsOf(node));
            if (count > size)
                (largest, size) = (node, count);
        }

        return largest;
    }

    /// <summary>Fixing an index doubles the work of every step that does not have it: take the index that most of the work has.</summary>
    private static int CheapestIndex(ContractionTree tree, int node)
    {
        var work = new double[tree.Words * 64];
        var together = new ulong[tree.Words];
        int most = Enumerable.Range(tree.LeafCount, tree.LeafCount - 1).Max(tree.Log2CostOf);
        for (int step = tree.LeafCount; step < tree.NodeCount; step++)
        {
            if (tree.Log2CostOf(step) < most - NegligibleLog2)
                continue;
            ReadOnlySpan<ulong> left = tree.LegsOf(tree.Left[step]), right = tree.LegsOf(tree.Right[step]);
            for (int i = 0; i < together.Length; i++)
                together[i] = left[i] | right[i];
            double cost = Math.Pow(2, Legs.Count(together));
            foreach (int index in Legs.Members(together))
                work[index] += cost;
        }

        return Legs.Members(tree.LegsOf(node)).MaxBy(index => work[index]);
    }
}
