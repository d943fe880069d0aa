using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.Decoding;

/// <summary>
/// The detection events that remain once every certain error and every edge of negative weight is taken as flipped: what is left to
/// explain has edges of positive weight only.
/// </summary>
internal sealed class EventSet
{
    private readonly bool[] present;
    private readonly int[] expected;
    private readonly int[] flipped;
    private readonly bool[]? kept;
    private readonly List<int> events = [];
    private readonly Islands islands;
    private readonly bool[] isOdd;

    /// <param name="graph">The graph, whose negative edges are taken as flipped.</param>
    /// <param name="kept">Detectors to keep; null for all.</param>
    public EventSet(MatchingGraph graph, bool[]? kept)
    {
        present = new bool[graph.DetectorCount];
        this.kept = kept;
        islands = graph.Islands;
        isOdd = new bool[islands.Count];
        expected = graph.Expected.Detectors;
        flipped = [.. graph.Edges.Where(e => e.Weight < 0).SelectMany(e => (int[])[e.Node1, e.Node2])
            .Where(node => node != MatchingGraph.Boundary).GroupBy(node => node)
            .Where(group => group.Count() % 2 == 1).Select(group => group.Key)];
    }

    /// <summary>The events to match for the events of a shot; valid until the next call.</summary>
    /// <exception cref="DecodingException">An event is no detector or stands twice, or a part of the graph without a boundary holds an odd
    /// number of events.</exception>
    public ReadOnlySpan<int> Of(ReadOnlySpan<int> shot)
    {
        events.Clear();
        try
        {
            foreach (int detector in shot)
                Add(detector);
        }
        finally
        {
            foreach (int detector in events)
                present[detector] = false;
        }
        if (expected.Length > 0)
            Toggle(expected);
        if (isOdd.Length > 0)
            RequireExplained(shot);
        if (flipped.Length > 0)
            Toggle(flipped);
        if (kept is not null)
            events.RemoveAll(detector => !kept[detector]);
        return CollectionsMarshal.AsSpan(events);
    }

    private void RequireExplained(ReadOnlySpan<int> shot)
    {
        bool isExplained = true;
        foreach (int detector in events)
            if (islands.Of(detector) is >= 0 and int island)
                isOdd[island] ^= true;
        foreach (int detector in events)
            isExplained &= islands.Of(detector) is not (>= 0 and int island) || !isOdd[island];
        int[] unexplained = isExplained ? [] : [.. events.Where(d => islands.Of(d) >= 0 && isOdd[islands.Of(d)]).Order()];
        foreach (int detector in events)
            if (islands.Of(detector) is >= 0 and int island)
                isOdd[island] = false;
        if (unexplained.Length > 0)
            throw DecodingException.Unexplained(unexplained, shot.Contains(unexplained[0]), islands.IsLone(unexplained[0]));
    }

    private void Add(int detector)
    {
        if ((uint)detector >= (uint)present.Length)
            throw new DecodingException($"Detector {detector} is outside the graph's {present.Length}.");
        if (present[detector])
            throw new DecodingException($"Detector {detector} stands twice in a shot: list each event once.");
        present[detector] = true;
        events.Add(detector);
    }

    private void Toggle(int[] flips)
    {
        foreach (int detector in events)
            present[detector] = true;
        int shot = events.Count;
        foreach (int detector in flips)
        {
            if (!present[detector])
                events.Add(detector);
            present[detector] ^= true;
        }
        for (int i = shot - 1; i >= 0; i--)
            if (!present[events[i]])
                events.RemoveAt(i);
        foreach (int detector in events)
            present[detector] = false;
    }
}
