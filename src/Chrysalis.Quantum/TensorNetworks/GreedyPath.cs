namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// Randomised greedy path: again and again contracts the pair whose result grows least over what it replaces, with noise so
/// that trials differ (Gray and Kourtis, arXiv:2002.01935).
/// </summary>
internal sealed class GreedyPath
{
    private readonly double temperature;
    private readonly double alpha;
    private readonly Random random;
    private readonly HashSet<int> open;
    private readonly Dictionary<int, int[]> alive = [];
    private readonly HashSet<int>[] owners;
    private readonly PriorityQueue<(int A, int B), double> candidates = new();
    private readonly List<(int Left, int Right)> path = [];
    private readonly int tensorCount;

    private GreedyPath(TensorNetwork network, double temperature, double alpha, Random random)
    {
        (this.temperature, this.alpha, this.random) = (temperature, alpha, random);
        open = [.. network.Open];
        owners = [.. Enumerable.Range(0, network.IndexCount).Select(_ => new HashSet<int>())];
        tensorCount = network.Tensors.Count;
        for (int i = 0; i < tensorCount; i++)
            Add(i, [.. network.Tensors[i].Indices]);
    }

    /// <summary>Finds a path.</summary>
    /// <param name="network">What is contracted.</param>
    /// <param name="temperature">Noise; 0 always takes the best pair.</param>
    /// <param name="alpha">Weight of the sizes that a contraction removes.</param>
    /// <param name="random">Source of the noise.</param>
    public static List<(int Left, int Right)> Find(TensorNetwork network, double temperature, double alpha, Random random) =>
        new GreedyPath(network, temperature, alpha, random).Run();

    private List<(int, int)> Run()
    {
        for (int node = 0; node < tensorCount; node++)
            Propose(node, onlyLater: true);
        while (candidates.TryDequeue(out (int A, int B) pair, out _))
        {
            if (alive.ContainsKey(pair.A) && alive.ContainsKey(pair.B))
                Propose(Contract(pair.A, pair.B), onlyLater: false);
        }

        // What is left shares no index: outer products, the smallest first.
        while (alive.Count > 1)
        {
            int[] two = [.. alive.OrderBy(node => node.Value.Length).ThenBy(node => node.Key).Select(node => node.Key).Take(2)];
            Contract(two[0], two[1]);
        }

        return path;
    }

    private int Contract(int a, int b)
    {
        int[] result = Result(a, b);
        foreach (int node in (int[])[a, b])
        {
            foreach (int index in alive[node])
                owners[index].Remove(node);
            alive.Remove(node);
        }

        path.Add((a, b));
        int made = tensorCount + path.Count - 1;
        Add(made, result);
        return made;
    }

    private void Add(int node, int[] indices)
    {
        alive[node] = indices;
        foreach (int index in indices)
            owners[index].Add(node);
    }

    private void Propose(int node, bool onlyLater)
    {
        foreach (int other in alive[node].SelectMany(index => owners[index]).Distinct()
            .Where(other => onlyLater ? other > node : other != node).Order())
            candidates.Enqueue((node, other), Score(node, other));
    }

    /// <summary>Growth in entries on a signed logarithmic scale, less Gumbel noise: choosing by Boltzmann weights.</summary>
    private double Score(int a, int b)
    {
        double growth = Size(Result(a, b).Length) - alpha * (Size(alive[a].Length) + Size(alive[b].Length));
        double score = Math.Sign(growth) * Math.Log2(1 + Math.Abs(growth));
        double noise = temperature == 0 ? 0 : -Math.Log(-Math.Log(1 - random.NextDouble() * (1 - 1e-12)));
        return score - temperature * noise;
    }

    private int[] Result(int a, int b) =>
        [.. alive[a].Union(alive[b]).Where(index => open.Contains(index) || owners[index].Any(owner => owner != a && owner != b))];

    private static double Size(int rank) => Math.Pow(2, rank);
}
