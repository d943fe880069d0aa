using Chrysalis.Quantum.Decoding.SparseBlossom;

namespace Chrysalis.Quantum.Decoding.UnionFind;

/// <summary>
/// The meetings of clusters as a forest over the detection events, peeled leaf by leaf: a leaf with an event uses its
/// edge and passes the event on. Source: Delfosse and Zemor, "Linear-time maximum likelihood decoding of surface codes
/// over the quantum erasure channel", arXiv:1703.01517.
/// </summary>
internal sealed class ClusterForest(int detectors)
{
    private readonly List<FloodEvent> meetings = [];
    private readonly List<FloodEvent> used = [];
    private readonly List<int> leaves = [];

    // A node's meetings folded by exclusive or: the number of a leaf's only meeting.
    private readonly int[] meeting = new int[detectors];
    private readonly int[] degree = new int[detectors];
    private readonly int[] boundary = NoBoundary(detectors);
    private readonly bool[] isOdd = new bool[detectors];

    /// <summary>Adds a meeting of two clusters, or of one and the boundary.</summary>
    public void Add(in FloodEvent meeting)
    {
        int number = meetings.Count;
        meetings.Add(meeting);
        if (meeting.Edge.To == MatchingGraph.Boundary)
        {
            boundary[meeting.Edge.From] = number;
            return;
        }
        foreach (int end in (ReadOnlySpan<int>)[meeting.Edge.From, meeting.Edge.To])
        {
            this.meeting[end] ^= number;
            degree[end]++;
        }
    }

    /// <summary>The meetings whose paths explain the events; the forest is empty afterwards.</summary>
    public List<FloodEvent> Peel(ReadOnlySpan<int> events)
    {
        used.Clear();
        leaves.Clear();
        foreach (int node in events)
        {
            isOdd[node] = true;
            if (degree[node] == 1 && boundary[node] < 0)
                leaves.Add(node);
        }
        for (int i = 0; i < leaves.Count; i++)
            Strip(leaves[i]);
        foreach (int node in events)
        {
            if (isOdd[node] && boundary[node] >= 0)
                used.Add(meetings[boundary[node]]);
            (meeting[node], degree[node], boundary[node], isOdd[node]) = (0, 0, -1, false);
        }
        meetings.Clear();
        return used;
    }

    private void Strip(int leaf)
    {
        if (degree[leaf] == 0)
            return;
        int number = meeting[leaf];
        CompressedEdge edge = meetings[number].Edge;
        int other = edge.From == leaf ? edge.To : edge.From;
        if (isOdd[leaf])
        {
            used.Add(meetings[number]);
            isOdd[leaf] = false;
            isOdd[other] ^= true;
        }
        degree[leaf] = 0;
        meeting[other] ^= number;
        if (--degree[other] == 1 && boundary[other] < 0)
            leaves.Add(other);
    }

    private static int[] NoBoundary(int detectors)
    {
        var none = new int[detectors];
        Array.Fill(none, -1);
        return none;
    }
}
