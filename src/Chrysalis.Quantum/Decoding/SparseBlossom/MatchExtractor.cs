namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>Takes a finished matching apart down to pairs of detection events and clears every region on the way.</summary>
internal sealed class MatchExtractor(GraphFlooder flooder)
{
    private readonly List<(int Region, int Source)> stack = [];

    /// <summary>Pairs of matched detection events, the boundary as <see cref="MatchingGraph.Boundary"/>.</summary>
    public List<(int From, int To)> Pairs { get; } = [];

    /// <summary>Total length of the matched paths in even units: by duality, the sum of all radii.</summary>
    public long Length { get; private set; }

    /// <summary>The first 64 observables that the paths cross.</summary>
    public ulong Observables { get; private set; }

    /// <summary>Takes the matching of these detection events apart and resets the flooder.</summary>
    public void Extract(ReadOnlySpan<int> events)
    {
        Pairs.Clear();
        Length = 0;
        Observables = 0;
        foreach (int node in events)
        {
            int top = flooder.Node(node).Top;
            if (top < 0)
                continue;
            ref FillRegion region = ref flooder.Region(top);
            Take(top, region.Match, region.MatchEdge);
            while (stack.Count > 0)
            {
                (int next, int source) = stack[^1];
                stack.RemoveAt(stack.Count - 1);
                Open(next, source);
            }
        }
        flooder.Reset();
    }

    private void Take(int region, int match, CompressedEdge edge)
    {
        Observables ^= edge.Observables;
        Pairs.Add((edge.From, edge.To));
        stack.Add((region, edge.From));
        if (match != FillRegion.BoundaryMatch)
            stack.Add((match, edge.To));
    }

    /// <summary>In a blossom, the child that holds the path's end takes the path; the rest of the odd cycle pairs up.</summary>
    private void Open(int region, int source)
    {
        Length += flooder.Region(region).Offset;
        if (flooder.Region(region).FirstChild >= 0)
        {
            int heir = flooder.Heir(source, region);
            for (int child = flooder.Region(heir).NextSibling; child != heir;)
            {
                int partner = flooder.Region(child).NextSibling;
                Take(child, partner, flooder.Region(child).ToSibling);
                child = flooder.Region(partner).NextSibling;
            }
            stack.Add((heir, source));
        }
        flooder.ClearShell(region);
    }
}
