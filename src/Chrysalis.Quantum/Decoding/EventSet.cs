using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.Decoding;

/// <summary>
/// The detection events that remain once every edge of negative weight is taken as flipped: what is left to explain
/// has edges of positive weight only.
/// </summary>
internal sealed class EventSet
{
    private readonly bool[] _present;
    private readonly int[] _flipped;
    private readonly bool[]? _kept;
    private readonly List<int> _events = [];

    /// <param name="graph">The graph, whose negative edges are taken as flipped.</param>
    /// <param name="kept">Detectors to keep; null for all.</param>
    public EventSet(MatchingGraph graph, bool[]? kept)
    {
        _present = new bool[graph.DetectorCount];
        _kept = kept;
        _flipped = [.. graph.Edges.Where(e => e.Weight < 0).SelectMany(e => (int[])[e.Node1, e.Node2])
            .Where(node => node != MatchingGraph.Boundary).GroupBy(node => node)
            .Where(group => group.Count() % 2 == 1).Select(group => group.Key)];
    }

    /// <summary>The events to match for the events of a shot; valid until the next call.</summary>
    /// <exception cref="DecodingException">An event is no detector or stands twice.</exception>
    public ReadOnlySpan<int> Of(ReadOnlySpan<int> shot)
    {
        _events.Clear();
        try
        {
            foreach (int detector in shot)
                Add(detector);
        }
        finally
        {
            foreach (int detector in _events)
                _present[detector] = false;
        }
        if (_flipped.Length > 0)
            Toggle();
        if (_kept is not null)
            _events.RemoveAll(detector => !_kept[detector]);
        return CollectionsMarshal.AsSpan(_events);
    }

    private void Add(int detector)
    {
        if ((uint)detector >= (uint)_present.Length)
            throw new DecodingException($"Detector {detector} is outside the graph's {_present.Length}.");
        if (_present[detector])
            throw new DecodingException($"Detector {detector} stands twice in a shot: list each event once.");
        _present[detector] = true;
        _events.Add(detector);
    }

    private void Toggle()
    {
        foreach (int detector in _events)
            _present[detector] = true;
        int shot = _events.Count;
        foreach (int detector in _flipped)
        {
            if (!_present[detector])
                _events.Add(detector);
            _present[detector] ^= true;
        }
        for (int i = shot - 1; i >= 0; i--)
            if (!_present[_events[i]])
                _events.RemoveAt(i);
        foreach (int detector in _events)
            _present[detector] = false;
    }
}
