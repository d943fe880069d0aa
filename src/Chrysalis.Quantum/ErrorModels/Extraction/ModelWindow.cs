namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// A stretch of the circuit between loops. Detectors are numbered from the circuit's start, within a loop as in its first repetition.
/// An error of a window flips no detector that was declared before it.
/// </summary>
/// <param name="Start">Detectors declared before it.</param>
/// <param name="Errors">Its errors in Stim's order.</param>
/// <param name="Annotations">Its detectors, observables and shifts of coordinates, in the circuit's order.</param>
internal sealed record ModelWindow(
    long Start, IReadOnlyList<(ErrorClass Class, double Probability)> Errors, IReadOnlyList<DemInstruction> Annotations) : ModelPart
{
    /// <summary>All windows of some parts in the circuit's order, loops unrolled, each with the shift of its detectors.</summary>
    public static IEnumerable<(ModelWindow Window, long Shift)> Unrolled(IReadOnlyList<ModelPart> parts, long shift = 0)
    {
        foreach (ModelPart part in parts)
        {
            if (part is ModelWindow window)
                yield return (window, shift);
            else if (part is ModelLoop loop)
                for (long i = 0; i < loop.Count; i++)
                    foreach ((ModelWindow Window, long Shift) inner in Unrolled(loop.Body, shift + (i * loop.Detectors)))
                        yield return inner;
        }
    }

    /// <summary>All windows of some parts, each once.</summary>
    public static IEnumerable<ModelWindow> Each(IReadOnlyList<ModelPart> parts)
        => parts.SelectMany(part => part is ModelLoop loop ? Each(loop.Body) : [(ModelWindow)part]);
}
