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

    private readonly ContractionTree _tree;
    private readonly Random _random;
    private readonly int _sizeLimit;
    private readonly ulong[] _made;

    /// <summary>Prepares to change <paramref name="tree"/> in place.</summary>
    /// <param name="tree">What is improved.</param>
    /// <param name="log2SizeLimit">Larger tensors are penalised, not forbidden.</param>
    /// <param name="random">Source of the moves.</param>
    public TreeAnnealing(ContractionTree tree, int log2SizeLimit, Random random) =>
        (_tree, _sizeLimit, _random, _made) = (tree, log2SizeLimit, random, new ulong[tree.Words]);

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
        for (int i = 1; i < _tree.LeafCount; i++)
            TryRotation(_random.Next(_tree.LeafCount, _tree.NodeCount), temperature);
    }

    private void TryRotation(int parent, double temperature)
    {
        (int inner, int sibling) = (_tree.Left[parent], _tree.Right[parent]);
        if (_tree.IsLeaf(inner) || (!_tree.IsLeaf(sibling) && _random.Next(2) == 0))
            (inner, sibling) = (sibling, inner);
        if (_tree.IsLeaf(inner))
            return;
        (int stays, int rises) = (_tree.Left[inner], _tree.Right[inner]);
        if (_random.Next(2) == 0)
            (stays, rises) = (rises, stays);
        if (IsAccepted(parent, inner, sibling, stays, rises, temperature))
            Rotate(parent, inner, sibling, stays, rises);
    }

    /// <summary>Decides, and leaves the new inner node's indices in <see cref="_made"/>.</summary>
    private bool IsAccepted(int parent, int inner, int sibling, int stays, int rises, double temperature)
    {
        ReadOnlySpan<ulong> a = _tree.LegsOf(rises), b = _tree.LegsOf(stays), c = _tree.LegsOf(sibling);
        ReadOnlySpan<ulong> result = _tree.LegsOf(parent), replaced = _tree.LegsOf(inner);
        int oldInner = 0, oldOuter = 0, newInner = 0, newOuter = 0, oldSize = 0, newSize = 0;
        for (int i = 0; i < _made.Length; i++)
        {
            ulong together = b[i] | c[i];
            ulong made = together & (a[i] | result[i]);
            _made[i] = made;
            oldInner += BitOperations.PopCount(a[i] | b[i]);
            oldOuter += BitOperations.PopCount(replaced[i] | c[i]);
            newInner += BitOperations.PopCount(together);
            newOuter += BitOperations.PopCount(made | a[i]);
            oldSize += BitOperations.PopCount(replaced[i]);
            newSize += BitOperations.PopCount(made);
        }

        int oversize = Math.Max(0, newSize - _sizeLimit) - Math.Max(0, oldSize - _sizeLimit);
        double change = Log2Sum(newInner, newOuter) - Log2Sum(oldInner, oldOuter) + OversizePenalty * oversize;
        return change <= 0 || _random.NextDouble() < Math.Exp(-change / temperature);
    }

    private void Rotate(int parent, int inner, int sibling, int stays, int rises)
    {
        (_tree.Left[inner], _tree.Right[inner]) = (stays, sibling);
        (_tree.Left[parent], _tree.Right[parent]) = (inner, rises);
        (_tree.Parent[sibling], _tree.Parent[rises]) = (inner, parent);
        _made.CopyTo(_tree.LegsOf(inner));
    }

    /// <summary>log2(2^a + 2^b).</summary>
    private static double Log2Sum(int a, int b) => Math.Max(a, b) + SumCorrection[Math.Min(Math.Abs(a - b), SumCorrection.Length - 1)];
}
