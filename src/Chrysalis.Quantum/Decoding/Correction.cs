namespace Chrysalis.Quantum.Decoding;

/// <summary>A set of edges in which an edge put twice is gone.</summary>
internal sealed class Correction(int edges)
{
    private readonly bool[] odd = new bool[edges];
    private readonly List<int> touched = [];

    public void Toggle(IEnumerable<int> edges)
    {
        foreach (int edge in edges)
        {
            odd[edge] ^= true;
            touched.Add(edge);
        }
    }

    /// <summary>Moves the edges out and returns the sum of their weights.</summary>
    public double Take(ICollection<int> edges, MatchingGraph graph)
    {
        double weight = 0;
        try
        {
            foreach (int edge in touched)
            {
                if (!odd[edge])
                    continue;
                odd[edge] = false;
                edges.Add(edge);
                weight += graph.Edges[edge].Weight;
            }
        }
        finally
        {
            // The list is the caller's and may throw: what is left must not go into the next answer.
            foreach (int edge in touched)
                odd[edge] = false;
            touched.Clear();
        }

        return weight;
    }
}
