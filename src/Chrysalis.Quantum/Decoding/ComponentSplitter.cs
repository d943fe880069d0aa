using System.Runtime.InteropServices;
using Chrysalis.Quantum.ErrorModels;

namespace Chrysalis.Quantum.Decoding;

/// <summary>Splits an error's targets at <c>^</c> into edges: at most two detectors and some observables each.</summary>
internal sealed class ComponentSplitter(int observables)
{
    private readonly List<long> _detectors = [];
    private readonly List<int> _flips = [];
    private readonly List<(int Node1, int Node2, int Start, int End)> _components = [];

    /// <summary>Components of the last error that flip a detector.</summary>
    public int Count => _components.Count;

    /// <summary>The detector and the other detector or the boundary that a component joins.</summary>
    public (int, int) Nodes(int component) => (_components[component].Node1, _components[component].Node2);

    /// <summary>The observables that a component flips; one that stands twice cancels.</summary>
    public ReadOnlySpan<int> Observables(int component)
    {
        (_, _, int start, int end) = _components[component];
        return CollectionsMarshal.AsSpan(_flips)[start..end];
    }

    /// <exception cref="DecodingException">A component flips more than two detectors.</exception>
    public void Split(ReadOnlySpan<DemTarget> targets)
    {
        _detectors.Clear();
        _flips.Clear();
        _components.Clear();
        int start = 0;
        foreach (DemTarget target in targets)
        {
            switch (target.Kind)
            {
                case DemTargetKind.Detector when !_detectors.Remove(target.Index):
                    _detectors.Add(target.Index);
                    break;
                case DemTargetKind.Observable when target.Index < observables:
                    _flips.Add((int)target.Index);
                    break;
                case DemTargetKind.Separator:
                    Close(start);
                    start = _flips.Count;
                    break;
            }
        }
        Close(start);
    }

    private void Close(int start)
    {
        if (_detectors.Count > 2)
            throw new DecodingException($"An error flips the {_detectors.Count} detectors {string.Join(' ', _detectors.Select(d => $"D{d}"))} "
                + "at once; matching takes two: decompose the model (stim analyze_errors --decompose_errors).");
        if (_detectors.Count > 0)
            _components.Add(((int)_detectors[0], _detectors.Count == 2 ? (int)_detectors[1] : MatchingGraph.Boundary, start, _flips.Count));
        _detectors.Clear();
    }
}
