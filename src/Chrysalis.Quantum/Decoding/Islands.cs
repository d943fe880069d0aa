namespace Chrysalis.Quantum.Decoding;

/// <summary>
/// The connected parts of a graph that no boundary touches, lone detectors among them: errors make even numbers of events there, so
/// nothing explains an odd number.
/// </summary>
internal sealed class Islands
{
    private const int Mainland = -1;

    private readonly MatchingGraph graph;
    private readonly int[] islandOf;

    public Islands(MatchingGraph graph)
    {
        this.graph = graph;
        islandOf = new int[graph.DetectorCount];
        Array.Fill(islandOf, int.MinValue);
        var part = new List<int>();
        for (int start = 0; start < islandOf.Length; start++)
        {
            if (islandOf[start] != int.MinValue)
                continue;
            bool isIsland = Gather(start, part);
            foreach (int node in part)
                islandOf[node] = isIsland ? Count : Mainland;
            Count += isIsland ? 1 : 0;
        }
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The number of a detector's island, -1 for none.</summary>
    public int Of(int detector) => islandOf[detector];

    /// <summary>True when no error flips a detector.</summary>
    public bool IsLone(int detector) => graph.Incidence.Of(detector).IsEmpty;

    /// <summary>Collects the part of a node; false when the boundary touches it.</summary>
    private bool Gather(int start, List<int> part)
    {
        part.Clear();
        part.Add(start);
        islandOf[start] = Mainland;
        bool isIsland = true;
        for (int i = 0; i < part.Count; i++)
            foreach (int edge in graph.Incidence.Of(part[i]))
            {
                MatchingEdge e = graph.Edges[edge];
                int next = e.Node1 == part[i] ? e.Node2 : e.Node1;
                if (next == MatchingGraph.Boundary)
                    isIsland = false;
                else if (islandOf[next] == int.MinValue)
                {
                    islandOf[next] = Mainland;
                    part.Add(next);
                }
            }
        return isIsland;
    }
}
