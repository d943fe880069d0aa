using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>Writes parts as a model without repeat blocks: all errors, then all annotations, as Stim orders them.</summary>
/// <param name="parts">The parts.</param>
/// <param name="options">How.</param>
/// <param name="detectors">Detectors of the circuit.</param>
internal sealed class UnrolledInstructions(IReadOnlyList<ModelPart> parts, ErrorModelOptions options, long detectors)
{
    private readonly bool isDecomposing = options.DecomposeErrors && ErrorSorter.HasHyperErrors(parts);

    /// <summary>Finds out whether every error decomposes.</summary>
    /// <exception cref="DecodingException">One does not.</exception>
    public void Check(CancellationToken cancellation)
    {
        if (!isDecomposing || options.IgnoreDecompositionFailures)
            return;
        foreach (var _ in new ErrorSorter(options, isDecomposing).Sort(parts))
            cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>The instructions, made one after the other.</summary>
    public IEnumerable<DemInstruction> All(CancellationToken cancellation)
    {
        var mentioned = new bool[detectors];
        var observables = new HashSet<long>();
        foreach ((ErrorClass error, long distance, double probability) in new ErrorSorter(options, isDecomposing).Sort(parts))
        {
            cancellation.ThrowIfCancellationRequested();
            var targets = new DemTarget[error.Symptoms.Length];
            for (int i = 0; i < targets.Length; i++)
            {
                targets[i] = SymptomSets.ToTarget(SymptomSets.Shifted(error.Symptoms[i], distance));
                if (targets[i].Kind == DemTargetKind.Detector)
                    mentioned[targets[i].Index] = true;
                else if (targets[i].Kind == DemTargetKind.Observable)
                    observables.Add(targets[i].Index);
            }
            yield return new DemError(probability, ImmutableCollectionsMarshal.AsImmutableArray(targets), error.Tag);
        }
        foreach ((ModelWindow window, long shift) in ModelWindow.Unrolled(parts))
            foreach (DemInstruction annotation in window.Annotations)
                switch (annotation)
                {
                    case DemDetector d when !mentioned[d.Detectors[0] + shift] || d.Coordinates.Length + d.Tag.Length > 0:
                        yield return shift == 0 ? d : d with { Detectors = [d.Detectors[0] + shift] };
                        break;
                    case DemLogicalObservable l when !observables.Contains(l.Observables[0]) || l.Tag.Length > 0:
                        yield return l;
                        break;
                    case DemShiftDetectors s:
                        yield return s;
                        break;
                }
    }
}
