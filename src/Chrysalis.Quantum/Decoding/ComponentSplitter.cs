using System.Runtime.InteropServices;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;

namespace Chrysalis.Quantum.Decoding;

/// <summary>Splits an error's targets at <c>^</c> into edges: at most two detectors and some observables each.</summary>
internal sealed class ComponentSplitter(int observables)
{
    private readonly List<long> detectors = [];
    private readonly List<int> flips = [];
    private readonly List<(int Node1, int Node2, int Start, int End)> components = [];
    private readonly List<(int Start, int End)> silent = [];

    /// <summary>Components of the last error that flip a detector.</summary>
    public int Count => components.Count;

    /// <summary>Components of the last error that flip observables only.</summary>
    public int SilentCount => silent.Count;

    /// <summary>The detector and the other detector or the boundary that a component joins.</summary>
    public (int, int) Nodes(int component) => (components[component].Node1, components[component].Node2);

    /// <summary>The observables that a component flips; one that stands twice cancels.</summary>
    public ReadOnlySpan<int> Observables(int component)
    {
        (_, _, int start, int end) = components[component];
        return CollectionsMarshal.AsSpan(flips)[start..end];
    }

    /// <summary>The observables that a component without detectors flips.</summary>
    public ReadOnlySpan<int> SilentObservables(int component)
        => CollectionsMarshal.AsSpan(flips)[silent[component].Start..silent[component].End];

    /// <exception cref="DecodingException">A component flips more than two detectors.</exception>
    public void Split(ReadOnlySpan<DemTarget> targets)
    {
        detectors.Clear();
        flips.Clear();
        components.Clear();
        silent.Clear();
        int start = 0;
        foreach (DemTarget target in targets)
        {
            switch (target.Kind)
            {
                case DemTargetKind.Detector when !detectors.Remove(target.Index):
                    detectors.Add(target.Index);
                    break;
                case DemTargetKind.Observable when target.Index < observables:
                    flips.Add((int)target.Index);
                    break;
                case DemTargetKind.Separator:
                    Close(start);
                    start = flips.Count;
                    break;
            }
        }
        Close(start);
    }

    private void Close(int start)
    {
        if (detectors.Count > 2)
            throw new DecodingException(
                $"An error flips the {detectors.Count} detectors {string.Join(' ', detectors.Select(d => $"D{d}"))} "
                    + "at once; matching takes two: decompose the errors of the model.")
            { Settings = [nameof(ErrorModelOptions.DecomposeErrors)] };
        if (detectors.Count > 0)
            components.Add(((int)detectors[0], detectors.Count == 2 ? (int)detectors[1] : MatchingGraph.Boundary, start, flips.Count));
        else if (flips.Count > start)
            silent.Add((start, flips.Count));
        detectors.Clear();
    }
}
