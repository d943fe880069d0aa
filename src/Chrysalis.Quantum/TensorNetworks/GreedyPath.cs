namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// Randomised greedy path: again and again contracts the pair whose result grows least over what it replaces, with noise so
/// that trials differ (Gray and Kourtis, arXiv:2002.01935).
/// </summary>
internal sealed class GreedyPath
{
    private readonly double _temperature;
    private readonly double _alpha;
    private readonly Random _random;
    private readonly HashSet<int> _open;
    private readonly Dictionary<int, int[]> _alive = [];
    private readonly HashSet<int>[] _owners;
    private readonly PriorityQueue<(int A, int B), double> _candidates = new();
    private readonly List<(int Left, int Right)> _path = [];
    private readonly int _tensorCount;

    private GreedyPath(TensorNetwork network, double temperature, double alpha, Random random)
    {
        (_temperature, _alpha, _random) = (temperature, alpha, random);
        _open = [.. network.Open];
        _owners = [.. Enumerable.Range(0, network.IndexCount).Select(_ => new HashSet<int>())];
        _tensorCount = network.Tensors.Count;
        for (int i = 0; i < _tensorCount; i++)
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
        for (int node = 0; node < _tensorCount; node++)
            Propose(node, onlyLater: true);
        while (_candidates.TryDequeue(out (int A, int B) pair, out _))
        {
            if (_alive.ContainsKey(pair.A) && _alive.ContainsKey(pair.B))
                Propose(Contract(pair.A, pair.B), onlyLater: false);
        }

        // What is left shares no index: outer products, the smallest first.
        while (_alive.Count > 1)
        {
            int[] two = [.. _alive.OrderBy(node => node.Value.Length).ThenBy(node => node.Key).Select(node => node.Key).Take(2)];
            Contract(two[0], two[1]);
        }

        return _path;
    }

    private int Contract(int a, int b)
    {
        int[] result = Result(a, b);
        foreach (int node in (int[])[a, b])
        {
            foreach (int index in _alive[node])
                _owners[index].Remove(node);
            _alive.Remove(node);
        }

        _path.Add((a, b));
        int made = _tensorCount + _path.Count - 1;
        Add(made, result);
        return made;
    }

    private void Add(int node, int[] indices)
    {
        _alive[node] = indices;
        foreach (int index in indices)
            _owners[index].Add(node);
    }

    private void Propose(int node, bool onlyLater)
    {
        foreach (int other in _alive[node].SelectMany(index => _owners[index]).Distinct().Where(other => onlyLater ? other > node : other != node).Order())
            _candidates.Enqueue((node, other), Score(node, other));
    }

    /// <summary>Growth in entries on a signed logarithmic scale, less Gumbel noise: choosing by Boltzmann weights.</summary>
    private double Score(int a, int b)
    {
        double growth = Size(Result(a, b).Length) - _alpha * (Size(_alive[a].Length) + Size(_alive[b].Length));
        double score = Math.Sign(growth) * Math.Log2(1 + Math.Abs(growth));
        double noise = _temperature == 0 ? 0 : -Math.Log(-Math.Log(1 - _random.NextDouble() * (1 - 1e-12)));
        return score - _temperature * noise;
    }

    private int[] Result(int a, int b) =>
        [.. _alive[a].Union(_alive[b]).Where(index => _open.Contains(index) || _owners[index].Any(owner => owner != a && owner != b))];

    private static double Size(int rank) => Math.Pow(2, rank);
}
