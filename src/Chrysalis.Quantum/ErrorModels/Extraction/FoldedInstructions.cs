
namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// Writes parts as a model with repeat blocks: of every window its errors, then its annotations, as Stim orders them. A block ends by
/// shifting the detectors by those of a repetition.
/// </summary>
internal sealed class FoldedInstructions(ErrorModelOptions options)
{
    private readonly HashSet<DemTarget> mentioned = [];
    private long shift;

    /// <summary>The instructions of some parts.</summary>
    /// <exception cref="DecodingException">An error does not decompose.</exception>
    public List<DemInstruction> Of(IReadOnlyList<ModelPart> parts)
    {
        var instructions = new List<DemInstruction>();
        foreach (ModelPart part in parts)
        {
            if (part is ModelLoop loop)
                instructions.Add(Repeat(loop));
            else
                Add((ModelWindow)part, instructions);
        }
        return instructions;
    }

    private DemRepeatBlock Repeat(ModelLoop loop)
    {
        long start = shift;
        List<DemInstruction> body = Of(loop.Body);
        long left = loop.Detectors - (shift - start);
        shift = start + (loop.Count * loop.Detectors);
        if (left > 0 && body is [.., DemShiftDetectors { Tag: "" } last])
            body[^1] = last with { Detectors = last.Detectors + left };
        else if (left > 0)
            body.Add(new DemShiftDetectors([], left));
        return new(loop.Count, [.. body], loop.Tag);
    }

    private void Add(ModelWindow window, List<DemInstruction> instructions)
    {
        foreach ((ErrorClass error, _, double probability) in ErrorSorter.Decompose(window, options))
        {
            DemTarget[] targets = [.. error.Symptoms.Select(SymptomSets.ToTarget)];
            mentioned.UnionWith(targets);
            instructions.Add(new DemError(probability, [.. targets.Select(Relative)], error.Tag));
        }
        foreach (DemInstruction annotation in window.Annotations)
            if (Shown(annotation) is { } shown)
                instructions.Add(shown);
    }

    /// <summary>An annotation as it is written; null when the errors say it already.</summary>
    private DemInstruction? Shown(DemInstruction annotation) => annotation switch
    {
        DemDetector d => d.Coordinates.Length + d.Tag.Length > 0 || !mentioned.Contains(DemTarget.Detector(d.Detectors[0]))
            ? d with { Detectors = [d.Detectors[0] - shift] } : null,
        DemLogicalObservable l => l.Tag.Length > 0 || !mentioned.Contains(DemTarget.Observable(l.Observables[0])) ? l : null,
        _ => annotation,
    };

    private DemTarget Relative(DemTarget target)
        => target.Kind == DemTargetKind.Detector ? DemTarget.Detector(target.Index - shift) : target;
}
