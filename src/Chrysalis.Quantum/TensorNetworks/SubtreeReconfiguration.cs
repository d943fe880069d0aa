namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// Replaces small subtrees by their optimum, found by dynamic programming over all sets of the subtree's frontier
/// (Gray and Kourtis, arXiv:2002.01935).
/// </summary>
internal sealed class SubtreeReconfiguration
{
    private readonly ContractionTree _tree;
    private readonly int _frontierSize;
    private readonly int _sizeLimit;
    private readonly int _words;
    private readonly ulong[] _union;
    private readonly ulong[] _kept;
    private readonly double[] _best;
    private readonly int[] _split;

    private SubtreeReconfiguration(ContractionTree tree, int frontierSize, int log2SizeLimit)
    {
        (_tree, _frontierSize, _sizeLimit, _words) = (tree, frontierSize, log2SizeLimit, tree.Words);
        int sets = 1 << frontierSize;
        (_union, _kept, _best, _split) = (new ulong[sets * _words], new ulong[sets * _words], new double[sets], new int[sets]);
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
        foreach (int node in _tree.InnerNodesBottomUp())
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
        double before = inner.Sum(node => Math.Pow(2, _tree.Log2CostOf(node)));
        int limit = Math.Max(_sizeLimit, inner.Max(node => Legs.Count(_tree.LegsOf(node))));
        Tabulate(frontier, root);
        FindBest(frontier.Count, limit);
        int all = (1 << frontier.Count) - 1;
        if (!(_best[all] < before * (1 - 1e-9)))
            return false;
        var free = new Stack<int>(inner.Where(node => node != root));
        Rebuild(all, root, frontier, free);
        return true;
    }

    /// <summary>Grows a frontier below <paramref name="root"/>, opening the largest tensor first.</summary>
    private (List<int> Frontier, List<int> Inner) Cut(int root)
    {
        List<int> frontier = [_tree.Left[root], _tree.Right[root]], inner = [root];
        while (frontier.Count < _frontierSize)
        {
            int open = frontier.Where(node => !_tree.IsLeaf(node)).Append(-1).MaxBy(node => node < 0 ? -1 : Legs.Count(_tree.LegsOf(node)));
            if (open < 0)
                break;
            frontier.Remove(open);
            frontier.Add(_tree.Left[open]);
            frontier.Add(_tree.Right[open]);
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
            ReadOnlySpan<ulong> rest = Union(set & (set - 1)), one = _tree.LegsOf(frontier[lowest]);
            Span<ulong> union = Union(set);
            for (int i = 0; i < _words; i++)
                union[i] = rest[i] | one[i];
        }

        for (int set = 1; set < sets; set++)
        {
            ReadOnlySpan<ulong> inside = Union(set), outside = Union(sets - 1 - set), result = _tree.LegsOf(root);
            Span<ulong> kept = Kept(set);
            bool single = (set & (set - 1)) == 0;
            for (int i = 0; i < _words; i++)
                kept[i] = single ? inside[i] : inside[i] & (outside[i] | result[i]);
        }
    }

    private void FindBest(int count, int limit)
    {
        for (int set = 1; set < 1 << count; set++)
        {
            bool single = (set & (set - 1)) == 0;
            _best[set] = single ? 0 : double.PositiveInfinity;
            if (single || Legs.Count(Kept(set)) > limit)
                continue;
            int highest = 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)set));
            for (int part = (set - 1) & set; part > 0; part = (part - 1) & set)
            {
                // Each split is seen once: the part with the highest member.
                if ((part & highest) == 0)
                    break;
                double parts = _best[part] + _best[set ^ part];
                if (parts >= _best[set])
                    continue;
                double cost = parts + Math.Pow(2, Legs.CountUnion(Kept(part), Kept(set ^ part)));
                if (cost < _best[set])
                    (_best[set], _split[set]) = (cost, part);
            }
        }
    }

    private void Rebuild(int set, int node, List<int> frontier, Stack<int> free)
    {
        int left = Child(_split[set], frontier, free), right = Child(set ^ _split[set], frontier, free);
        (_tree.Left[node], _tree.Right[node]) = (left, right);
        _tree.Parent[left] = _tree.Parent[right] = node;
    }

    private int Child(int set, List<int> frontier, Stack<int> free)
    {
        if ((set & (set - 1)) == 0)
            return frontier[System.Numerics.BitOperations.TrailingZeroCount(set)];
        int node = free.Pop();
        Kept(set).CopyTo(_tree.LegsOf(node));
        Rebuild(set, node, frontier, free);
        return node;
    }

    private Span<ulong> Union(int set) => _union.AsSpan(set * _words, _words);

    private Span<ulong> Kept(int set) => _kept.AsSpan(set * _words, _words);
}
