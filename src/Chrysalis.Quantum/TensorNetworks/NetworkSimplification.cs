namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// Contracts every pair whose result is no larger than the larger of the two: that never costs, and halves a circuit's network.
/// </summary>
internal static class NetworkSimplification
{
    /// <summary>Returns an equal, smaller network.</summary>
    public static TensorNetwork Simplify(TensorNetwork network)
    {
        HashSet<int> open = [.. network.Open];
        var tensors = new SortedDictionary<int, Tensor>(
            network.Tensors.Select((tensor, i) => (tensor, i)).ToDictionary(pair => pair.i, pair => pair.tensor));
        HashSet<int>[] owners = [.. Enumerable.Range(0, network.IndexCount).Select(_ => new HashSet<int>())];
        foreach ((int node, Tensor tensor) in tensors)
        {
            foreach (int index in tensor.Indices)
                owners[index].Add(node);
        }

        var waiting = new Queue<int>(tensors.Keys);
        while (waiting.TryDequeue(out int node))
        {
            if (tensors.TryGetValue(node, out Tensor? tensor) && FindPartner(node, tensor) is var (partner, kept))
            {
                Merge(node, partner, kept);
                waiting.Enqueue(Math.Max(node, partner));
            }
        }

        return new([.. tensors.Values], network.Open);

        (int, int[])? FindPartner(int node, Tensor tensor)
        {
            foreach (int other in tensor.Indices.SelectMany(index => owners[index]).Where(other => other != node).Distinct().Order())
            {
                int[] kept = [.. tensor.Indices.Union(tensors[other].Indices)
                    .Where(index => open.Contains(index) || owners[index].Any(owner => owner != node && owner != other))];
                if (kept.Length <= Math.Max(tensor.Rank, tensors[other].Rank))
                    return (other, kept);
            }

            return null;
        }

        void Merge(int a, int b, int[] kept)
        {
            (int keeps, int goes) = (Math.Max(a, b), Math.Min(a, b));
            Tensor merged = PairContraction.Contract(tensors[a], tensors[b], kept);
            foreach (int index in tensors[a].Indices.Concat(tensors[b].Indices))
                owners[index].ExceptWith([a, b]);
            foreach (int index in kept)
                owners[index].Add(keeps);
            tensors.Remove(goes);
            tensors[keeps] = merged;
        }
    }
}
