using System.Numerics;

namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// Simulated annealing of a contraction tree by rotations: the subtree ((A, B), C) becomes ((B, C), A) or ((A, C), B). A
/// rotation changes two steps only, so its cost is found from a few sets of indices (Kalachev, Panteleev, Yung,
/// arXiv:2108.05665).
/// </summary>
internal sealed class TreeAnnealing
{
    /// <summary>What an index above the size limit costs, in units of log2 of the work: slicing it repeats part of the work.</summary>
    private const double OversizePenalty = 0.5;

    /// <summary>Decreasing table of log2(1 + 2^-gap).</summary>
    private static readonly double[] SumCorrection = [.. Enumerable.Range(0, 40).Select(gap => Math.Log2(1 + Math.Pow(2, -gap)))];

    private readonly ContractionTree tree;
    private readonly Random random;
    private readonly int sizeLimit;
    private readonly ulong[] made;

    /// <summary>Prepares to change <paramref name="tree"/> in place.</summary>
    /// <param name="tree">What is improved.</param>
    /// <param name="log2SizeLimit">Larger tensors are penalised, not forbidden.</param>
    /// <param name="random">Source of the moves.</param>
    public TreeAnnealing(ContractionTree tree, int log2SizeLimit, Random random) =>
        (this.tree, sizeLimit, this.random, made) = (tree, log2SizeLimit, random, new ulong[tree.Words]);

    /// <summary>Cools geometrically from one temperature to another.</summary>
    /// <param name="hot">First temperature, in units of log2 of the local cost.</param>
    /// <param name="cold">Last temperature.</param>
    /// <param name="sweeps">Sweeps in all; a sweep tries as many rotations as there are steps.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Cool(double hot, double cold, int sweeps, CancellationToken cancellation)
    {
        for (int sweep = 0; sweep < sweeps; sweep++)
            Sweep(hot * Math.Pow(cold / hot, sweep / Math.Max(1.0, sweeps - 1)), cancellation);
    }

    /// <summary>One sweep at one temperature.</summary>
    public void Sweep(double temperature, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (int i = 1; i < tree.LeafCount; i++)
            TryRotation(random.Next(tree.LeafCount, tree.NodeCount), temperature);
    }

    private void TryRotation(int parent, double temperature)
    {
        (int inner, int sibling) = (tree.Left[parent], tree.Right[parent]);
        if (tree.IsLeaf(inner) || (!tree.IsLeaf(sibling) && random.Next(2) == 0))
            (inner, sibling) = (sibling, inner);
        if (tree.IsLeaf(inner))
            return;
        (int stays, int rises) = (tree.Left[inner], tree.Right[inner]);
        if (random.Next(2) == 0)
            (stays, rises) = (rises, stays);
        if (IsAccepted(parent, inner, sibling, stays, rises, temperature))
            Rotate(parent, inner, sibling, stays, rises);
    }

    /// <summary>Decides, and leaves the new inner node's indices in <see cref="made"/>.</summary>
    private bool IsAccepted(int parent, int inner, int sibling, int stays, int rises, double temperature)
    {
        ReadOnlySpan<ulong> a = tree.LegsOf(rises), b = tree.LegsOf(stays), c = tree.LegsOf(sibling);
        ReadOnlySpan<ulong> result = tree.LegsOf(parent), replaced = tree.LegsOf(inner);
        int oldInner = 0, oldOuter = 0, newInner = 0, newOuter = 0, oldSize = 0, newSize = 0;
        for (int i = 0; i < this.made.Length; i++)
        {
            ulong together = b[i] | c[i];
            ulong made = together & (a[i] | result[i]);
            this.made[i] = made;
            oldInner += BitOperations.PopCount(a[i] | b[i]);
            oldOuter += BitOperations.PopCount(replaced[i] | c[i]);
            newInner += BitOperations.PopCount(together);
            newOuter += BitOperations.PopCount(made | a[i]);
            oldSize += BitOperations.PopCount(replaced[i]);
            newSize += BitOperations.PopCount(made);
        }

        int oversize = Math.Max(0, newSize - sizeLimit) - Math.Max(0, oldSize - sizeLimit);
        double change = Log2Sum(newInner, newOuter) - Log2Sum(oldInner, oldOuter) + OversizePenalty * oversize;
        return change <= 0 || random.NextDouble() < Math.Exp(-change / temperature);
    }

    private void Rotate(int parent, int inner, int sibling, int stays, int rises)
    {
        (tree.Left[inner], tree.Right[inner]) = (stays, sibling);
        (tree.Left[parent], tree.Right[parent]) = (inner, rises);
        (tree.Parent[sibling], tree.Parent[rises]) = (inner, parent);
        made.CopyTo(tree.LegsOf(inner));
    }

    /// <summary>log2(2^a + 2^b).</summary>
    private static double Log2Sum(int a, int b) => Math.Max(a, b) + SumCorrection[Math.Min(Math.Abs(a - b), SumCorrection.Length - 1)];
}
