namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>Collects a model's parts from the circuit's end to its start.</summary>
internal sealed class ModelPartBuilder
{
    private readonly Stack<List<ModelPart>> outer = [];
    private readonly ErrorClasses errors = new();
    private readonly List<DemInstruction> annotations = [];
    private List<ModelPart> parts = [];

    /// <summary>Adds an independent error.</summary>
    public void Add(double probability, ulong[] symptoms, string tag) => errors.Add(probability, new(symptoms, tag));

    /// <summary>Adds an annotation that stands before all others.</summary>
    public void Add(DemInstruction annotation) => annotations.Add(annotation);

    /// <summary>What follows is the last repetition of a loop.</summary>
    /// <param name="start">Detectors declared before what was collected so far.</param>
    public void BeginLoop(long start)
    {
        Flush(start);
        outer.Push(parts);
        parts = [];
    }

    /// <summary>Ends the loop's body.</summary>
    /// <param name="start">Detectors declared before the loop.</param>
    /// <param name="count">Repetitions.</param>
    /// <param name="detectors">Detectors of one repetition.</param>
    /// <param name="tag">The tag of the loop.</param>
    public void EndLoop(long start, long count, long detectors, string tag)
    {
        Flush(start);
        parts.Reverse();
        var loop = new ModelLoop(count, detectors, parts, tag);
        parts = outer.Pop();
        parts.Add(loop);
    }

    /// <summary>All parts, in the circuit's order.</summary>
    public IReadOnlyList<ModelPart> Build()
    {
        Flush(0);
        parts.Reverse();
        return parts;
    }

    private void Flush(long start)
    {
        if (errors.Count == 0 && annotations.Count == 0)
            return;
        annotations.Reverse();
        parts.Add(new ModelWindow(start, errors.Sorted(), [.. annotations]));
        errors.Clear();
        annotations.Clear();
    }
}
