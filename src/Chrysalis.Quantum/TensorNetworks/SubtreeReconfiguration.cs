namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// Replaces small subtrees by their optimum, found by dynamic programming over all sets of the subtree's frontier
/// (Gray and Kourtis, arXiv:2002.01935).
/// </summary>
internal sealed class SubtreeReconfiguration
{
    private readonly ContractionTree tree;
    private readonly int frontierSize;
    private readonly int sizeLimit;
    private readonly int words;
    private readonly ulong[] union;
    private readonly ulong[] kept;
    private readonly double[] best;
    private readonly int[] split;

    private SubtreeReconfiguration(ContractionTree tree, int frontierSize, int log2SizeLimit)
    {
        (this.tree, this.frontierSize, sizeLimit, words) = (tree, frontierSize, log2SizeLimit, tree.Words);
        int sets = 1 << frontierSize;
        (union, kept, best, split) = (new ulong[sets * words], new ulong[sets * words], new double[sets], new int[sets]);
    }

    /// <summary>Passes over the tree from the leaves up until nothing improves. The cost never rises.</summary>
    /// <param name="tree">Changed in place.</param>
    /// <param name="frontierSize">Largest frontier solved exactly, 3 to 12; time grows as 3^size.</param>
    /// <param name="log2SizeLimit">A new tensor must not be larger, unless the subtree already held a larger one.</param>
    /// <param name="maxPasses">Passes at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public static void Improve(ContractionTree tree, int frontierSize, int log2SizeLimit, int maxPasses, CancellationToken cancellation)
    {
        var work = new SubtreeReconfiguration(tree, frontierSize, log2SizeLimit);
        for (int pass = 0; pass < maxPasses && work.Pass(cancellation); pass++)
        {
        }
    }

    private bool Pass(CancellationToken cancellation)
    {
        bool improved = false;
        foreach (int node in tree.InnerNodesBottomUp())
        {
            cancellation.ThrowIfCancellationRequested();
            improved |= Solve(node);
        }

        return improved;
    }

    private bool Solve(int root)
    {
        (List<int> frontier, List<int> inner) = Cut(root);
        if (frontier.Count < 3)
            return false;
        double before = inner.Sum(node => Math.Pow(2, tree.Log2CostOf(node)));
        int limit = Math.Max(sizeLimit, inner.Max(node => Legs.Count(tree.LegsOf(node))));
        Tabulate(frontier, root);
        FindBest(frontier.Count, limit);
        int all = (1 << frontier.Count) - 1;
        if (!(best[all] < before * (1 - 1e-9)))
            return false;
        var free = new Stack<int>(inner.Where(node => node != root));
        Rebuild(all, root, frontier, free);
        return true;
    }

    /// <summary>Grows a frontier below <paramref name="root"/>, opening the largest tensor first.</summary>
    private (List<int> Frontier, List<int> Inner) Cut(int root)
    {
        List<int> frontier = [tree.Left[root], tree.Right[root]], inner = [root];
        while (frontier.Count < frontierSize)
        {
            int open = frontier.Where(node => !tree.IsLeaf(node)).Append(-1).MaxBy(node => node < 0 ? -1 : Legs.Count(tree.LegsOf(node)));
            if (open < 0)
                break;
            frontier.Remove(open);
            frontier.Add(tree.Left[open]);
            frontier.Add(tree.Right[open]);
            inner.Add(open);
        }

        return (frontier, inner);
    }

    /// <summary>Every set's union of indices, and those of them that something outside the set needs.</summary>
    private void Tabulate(List<int> frontier, int root)
    {
        int sets = 1 << frontier.Count;
        Union(0).Clear();
        for (int set = 1; set < sets; set++)
        {
            int lowest = System.Numerics.BitOperations.TrailingZeroCount(set);
            ReadOnlySpan<ulong> rest = Union(set & (set - 1)), one = tree.LegsOf(frontier[lowest]);
            Span<ulong> union = Union(set);
            for (int i = 0; i < words; i++)
                union[i] = rest[i] | one[i];
        }

        for (int set = 1; set < sets; set++)
        {
            ReadOnlySpan<ulong> inside = Union(set), outside = Union(sets - 1 - set), result = tree.LegsOf(root);
            Span<ulong> kept = Kept(set);
            bool single = (set & (set - 1)) == 0;
            for (int i = 0; i < words; i++)
                kept[i] = single ? inside[i] : inside[i] & (outside[i] | result[i]);
        }
    }

    private void FindBest(int count, int limit)
    {
        for (int set = 1; set < 1 << count; set++)
        {
            bool single = (set & (set - 1)) == 0;
            best[set] = single ? 0 : double.PositiveInfinity;
            if (single || Legs.Count(Kept(set)) > limit)
                continue;
            int highest = 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)set));
            for (int part = (set - 1) & set; part > 0; part = (part - 1) & set)
            {
                // Each split is seen once: the part with the highest member.
                if ((part & highest) == 0)
                    break;
                double parts = best[part] + best[set ^ part];
                if (parts >= best[set])
                    continue;
                double cost = parts + Math.Pow(2, Legs.CountUnion(Kept(part), Kept(set ^ part)));
                if (cost < best[set])
                    (best[set], split[set]) = (cost, part);
            }
        }
    }

    private void Rebuild(int set, int node, List<int> frontier, Stack<int> free)
    {
        int left = Child(split[set], frontier, free), right = Child(set ^ split[set], frontier, free);
        (tree.Left[node], tree.Right[node]) = (left, right);
        tree.Parent[left] = tree.Parent[right] = node;
    }

    private int Child(int set, List<int> frontier, Stack<int> free)
    {
        if ((set & (set - 1)) == 0)
            return frontier[System.Numerics.BitOperations.TrailingZeroCount(set)];
        int node = free.Pop();
        Kept(set).CopyTo(tree.LegsOf(node));
        Rebuild(set, node, frontier, free);
        return node;
    }

    private Span<ulong> Union(int set) => union.AsSpan(set * words, words);

    private Span<ulong> Kept(int set) => kept.AsSpan(set * words, words);
}
