using Chrysalis.Quantum.Decoding.SparseBlossom;

namespace Chrysalis.Quantum.Decoding.UnionFind;

/// <summary>
/// The meetings of clusters as a forest over the detection events, peeled leaf by leaf: a leaf with an event uses its
/// edge and passes the event on. Source: Delfosse and Zemor, "Linear-time maximum likelihood decoding of surface codes
/// over the quantum erasure channel", arXiv:1703.01517.
/// </summary>
internal sealed class ClusterForest(int detectors)
{
    private readonly List<FloodEvent> _meetings = [];
    private readonly List<FloodEvent> _used = [];
    private readonly List<int> _leaves = [];

    // A node's meetings folded by exclusive or: the number of a leaf's only meeting.
    private readonly int[] _meeting = new int[detectors];
    private readonly int[] _degree = new int[detectors];
    private readonly int[] _boundary = NoBoundary(detectors);
    private readonly bool[] _isOdd = new bool[detectors];

    /// <summary>Adds a meeting of two clusters, or of one and the boundary.</summary>
    public void Add(in FloodEvent meeting)
    {
        int number = _meetings.Count;
        _meetings.Add(meeting);
        if (meeting.Edge.To == MatchingGraph.Boundary)
        {
            _boundary[meeting.Edge.From] = number;
            return;
        }
        foreach (int end in (ReadOnlySpan<int>)[meeting.Edge.From, meeting.Edge.To])
        {
            _meeting[end] ^= number;
            _degree[end]++;
        }
    }

    /// <summary>The meetings whose paths explain the events; the forest is empty afterwards.</summary>
    public List<FloodEvent> Peel(ReadOnlySpan<int> events)
    {
        _used.Clear();
        _leaves.Clear();
        foreach (int node in events)
        {
            _isOdd[node] = true;
            if (_degree[node] == 1 && _boundary[node] < 0)
                _leaves.Add(node);
        }
        for (int i = 0; i < _leaves.Count; i++)
            Strip(_leaves[i]);
        foreach (int node in events)
        {
            if (_isOdd[node] && _boundary[node] >= 0)
                _used.Add(_meetings[_boundary[node]]);
            (_meeting[node], _degree[node], _boundary[node], _isOdd[node]) = (0, 0, -1, false);
        }
        _meetings.Clear();
        return _used;
    }

    private void Strip(int leaf)
    {
        if (_degree[leaf] == 0)
            return;
        int number = _meeting[leaf];
        CompressedEdge edge = _meetings[number].Edge;
        int other = edge.From == leaf ? edge.To : edge.From;
        if (_isOdd[leaf])
        {
            _used.Add(_meetings[number]);
            _isOdd[leaf] = false;
            _isOdd[other] ^= true;
        }
        _degree[leaf] = 0;
        _meeting[other] ^= number;
        if (--_degree[other] == 1 && _boundary[other] < 0)
            _leaves.Add(other);
    }

    private static int[] NoBoundary(int detectors)
    {
        var none = new int[detectors];
        Array.Fill(none, -1);
        return none;
    }
}
