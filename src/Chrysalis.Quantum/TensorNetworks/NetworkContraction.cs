using System.Numerics;

namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>Contracts a network along a plan, slice by slice. For networks that fit: it shows that plans are right.</summary>
internal static class NetworkContraction
{
    /// <summary>Contracts <paramref name="network"/>.</summary>
    /// <param name="network">What is contracted.</param>
    /// <param name="plan">How.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>2^open entries, the first open index slowest; one entry when none is open.</returns>
    /// <exception cref="ArgumentException">A tensor of the plan has more than 2^28 entries.</exception>
    public static Complex[] Contract(TensorNetwork network, ContractionPlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Cost.Log2LargestIntermediate > 28)
            throw new ArgumentException(
                $"The plan holds a tensor of 2^{plan.Cost.Log2LargestIntermediate} entries; the most is 2^28: slice more.", nameof(plan));
        ContractionTree tree = ContractionTree.FromPath(network, plan.Path);
        foreach (int index in plan.Sliced)
            tree.Slice(index);
        int[] openSliced = [.. plan.Sliced.Where(network.Open.Contains)];
        int[] openKept = [.. network.Open.Except(openSliced)];
        var result = new Complex[1L << network.Open.Count];
        for (long slice = 0; slice < 1L << plan.Sliced.Count; slice++)
        {
            cancellation.ThrowIfCancellationRequested();
            var fixedValues = plan.Sliced.Select((index, i) => (index, value: (int)(slice >> i) & 1))
                .ToDictionary(pair => pair.index, pair => pair.value);
            Add(ContractSlice(network, tree, fixedValues, openKept), fixedValues, network.Open, result);
        }

        return result;
    }

    private static Tensor ContractSlice(TensorNetwork network, ContractionTree tree, Dictionary<int, int> fixedValues, int[] open)
    {
        var tensors = new Dictionary<int, Tensor>();
        for (int leaf = 0; leaf < tree.LeafCount; leaf++)
            tensors[leaf] = fixedValues.Aggregate(
                network.Tensors[leaf], (tensor, pair) => PairContraction.Fix(tensor, pair.Key, pair.Value));
        foreach (int node in tree.InnerNodesBottomUp())
        {
            tensors.Remove(tree.Left[node], out Tensor? left);
            tensors.Remove(tree.Right[node], out Tensor? right);
            tensors[node] = PairContraction.Contract(left!, right!, node == tree.Root ? open : Legs.Members(tree.LegsOf(node)));
        }

        // A lone tensor still has to be summed over what is not open.
        return tree.LeafCount == 1 ? PairContraction.Contract(tensors[0], new([], [Complex.One]), open) : tensors[tree.Root];
    }

    /// <summary>Adds a slice at the place that its fixed open indices give it.</summary>
    private static void Add(Tensor slice, Dictionary<int, int> fixedValues, IReadOnlyList<int> open, Complex[] result)
    {
        int[] order = [.. open];
        for (int i = 0; i < slice.Values.Length; i++)
        {
            long place = 0;
            foreach (int index in order)
            {
                int value = fixedValues.TryGetValue(index, out int given)
                    ? given
                    : (i >> (slice.Rank - 1 - slice.Indices.ToList().IndexOf(index))) & 1;
                place = (place << 1) | (uint)value;
            }

            result[place] += slice.Values[i];
        }
    }
}
