namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// A binary tree of contractions. Nodes 0 to LeafCount - 1 are the network's tensors, the later ones are results; the last
/// one made is the root. Each node carries the indices its tensor has, without the sliced ones.
/// </summary>
internal sealed class ContractionTree
{
    private readonly ulong[] legs;
    private readonly ulong[] open;
    private readonly ulong[] leafLegs;
    private readonly List<int> sliced;

    private ContractionTree(ContractionTree other)
    {
        (LeafCount, Words, Root) = (other.LeafCount, other.Words, other.Root);
        (Left, Right, Parent) = ([.. other.Left], [.. other.Right], [.. other.Parent]);
        (legs, leafLegs, open, sliced) = ([.. other.legs], other.leafLegs, other.open, [.. other.sliced]);
    }

    private ContractionTree(TensorNetwork network)
    {
        LeafCount = network.Tensors.Count;
        Words = Legs.WordsFor(network.IndexCount);
        int nodes = 2 * LeafCount - 1;
        (Left, Right, Parent) = (Filled(nodes), Filled(nodes), Filled(nodes));
        (legs, open, sliced) = (new ulong[nodes * Words], Legs.Of(network.Open, Words), []);
        for (int leaf = 0; leaf < LeafCount; leaf++)
            Legs.Of(network.Tensors[leaf].Indices, Words).CopyTo(LegsOf(leaf));
        leafLegs = [.. legs.AsSpan(0, LeafCount * Words)];
        Root = nodes - 1;
    }

    /// <summary>Number of tensors contracted.</summary>
    public int LeafCount { get; }

    /// <summary>Words of a set of indices.</summary>
    public int Words { get; }

    /// <summary>The node of the result.</summary>
    public int Root { get; }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => Left.Length;

    /// <summary>Left child of each node, -1 for a leaf.</summary>
    public int[] Left { get; }

    /// <summary>Right child of each node, -1 for a leaf.</summary>
    public int[] Right { get; }

    /// <summary>Parent of each node, -1 for the root.</summary>
    public int[] Parent { get; }

    /// <summary>Indices fixed by slicing, in the order they were chosen.</summary>
    public IReadOnlyList<int> Sliced => sliced;

    /// <summary>Builds the tree of a path.</summary>
    /// <param name="network">What is contracted.</param>
    /// <param name="path">Pairs of nodes; the k-th pair makes the node <c>tensors + k</c>.</param>
    public static ContractionTree FromPath(TensorNetwork network, IEnumerable<(int Left, int Right)> path)
    {
        var tree = new ContractionTree(network);
        int next = tree.LeafCount;
        foreach ((int left, int right) in path)
        {
            (tree.Left[next], tree.Right[next]) = (left, right);
            tree.Parent[left] = tree.Parent[right] = next++;
        }

        if (next != tree.NodeCount)
            throw new ArgumentException(
                $"A path over {tree.LeafCount} tensors has {tree.LeafCount - 1} steps, not {next - tree.LeafCount}.", nameof(path));
        tree.ComputeLegs();
        return tree;
    }

    /// <summary>An independent copy.</summary>
    public ContractionTree Copy() => new(this);

    /// <summary>True when the node is one of the network's tensors.</summary>
    public bool IsLeaf(int node) => node < LeafCount;

    /// <summary>The indices of a node's tensor.</summary>
    public Span<ulong> LegsOf(int node) => legs.AsSpan(node * Words, Words);

    /// <summary>Base-2 logarithm of the multiply-adds that make a node, in one slice.</summary>
    public int Log2CostOf(int node) => Legs.CountUnion(LegsOf(Left[node]), LegsOf(Right[node]));

    /// <summary>The cost of the whole contraction.</summary>
    public ContractionCost Cost()
    {
        double sum = 0;
        int largest = 0;
        for (int node = 0; node < NodeCount; node++)
        {
            largest = Math.Max(largest, Legs.Count(LegsOf(node)));
            if (!IsLeaf(node))
                sum += Math.Pow(2, Log2CostOf(node));
        }

        // A network of one tensor is its own result and costs nothing.
        return new(LeafCount == 1 ? double.NegativeInfinity : Math.Log2(sum) + sliced.Count, largest, sliced.Count);
    }

    /// <summary>Fixes an index: every tensor loses it, and the contraction is done once for each of its two values.</summary>
    public void Slice(int index)
    {
        sliced.Add(index);
        for (int node = 0; node < NodeCount; node++)
            legs[node * Words + (index >> 6)] &= ~(1UL << (index & 63));
    }

    /// <summary>A copy with no index fixed.</summary>
    public ContractionTree WithoutSlices()
    {
        var tree = new ContractionTree(this);
        tree.sliced.Clear();
        tree.ComputeLegs();
        return tree;
    }

    /// <summary>The steps from the leaves up; children come before their parents.</summary>
    public List<int> InnerNodesBottomUp()
    {
        var order = new List<int>(LeafCount);
        var stack = new Stack<int>();
        stack.Push(Root);
        while (stack.TryPop(out int node))
        {
            if (IsLeaf(node))
                continue;
            order.Add(node);
            stack.Push(Left[node]);
            stack.Push(Right[node]);
        }

        order.Reverse();
        return order;
    }

    /// <summary>The path that <see cref="FromPath"/> reads.</summary>
    public List<(int Left, int Right)> ToPath()
    {
        var path = new List<(int, int)>(LeafCount - 1);
        var names = new Dictionary<int, int>();
        foreach (int node in InnerNodesBottomUp())
        {
            path.Add((Name(Left[node]), Name(Right[node])));
            names[node] = LeafCount + path.Count - 1;
        }

        return path;

        int Name(int node) => IsLeaf(node) ? node : names[node];
    }

    private static int[] Filled(int length)
    {
        var values = new int[length];
        Array.Fill(values, -1);
        return values;
    }

    /// <summary>An index survives a contraction while a tensor outside the subtree, or the result, still has it.</summary>
    private void ComputeLegs()
    {
        leafLegs.CopyTo(legs, 0);
        List<int> order = InnerNodesBottomUp();
        var total = new int[Words * 64];
        var inside = new Dictionary<int, Dictionary<int, int>>();
        for (int leaf = 0; leaf < LeafCount; leaf++)
        {
            inside[leaf] = Legs.Members(LegsOf(leaf)).ToDictionary(index => index, _ => 1);
            foreach (int index in inside[leaf].Keys)
                total[index]++;
        }

        foreach (int index in Legs.Members(open))
            total[index]++;
        foreach (int node in order)
        {
            var counts = inside[Left[node]];
            foreach ((int index, int count) in inside[Right[node]])
                counts[index] = counts.GetValueOrDefault(index) + count;
            foreach (int index in counts.Keys.Where(index => counts[index] == total[index]).ToList())
                counts.Remove(index);
            inside[node] = counts;
            inside.Remove(Left[node]);
            inside.Remove(Right[node]);
            Legs.Of(counts.Keys, Words).CopyTo(LegsOf(node));
        }
    }
}
