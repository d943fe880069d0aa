namespace Chrysalis.Quantum.ErrorModels;

/// <summary>How far a list of instructions reaches, found without unrolling its blocks.</summary>
/// <param name="Detectors">One more than the highest detector, relative to the list's start.</param>
/// <param name="Observables">One more than the highest observable.</param>
/// <param name="Errors">Errors, unrolled.</param>
/// <param name="Declarations">Detector declarations, unrolled.</param>
/// <param name="Shift">The detector shift that the list leaves behind.</param>
internal readonly record struct DemExtent(long Detectors, long Observables, long Errors, long Declarations, long Shift)
{
    /// <exception cref="OverflowException">A count passes 2^63.</exception>
    public static DemExtent Of(IEnumerable<DemInstruction> instructions)
        => instructions.Aggregate(default(DemExtent), (sum, instruction) => sum.Then(Of(instruction)));

    /// <exception cref="OverflowException">A count passes 2^63.</exception>
    public static DemExtent Of(DemInstruction instruction) => instruction switch
    {
        DemError e => new(End(e.Targets, DemTargetKind.Detector), End(e.Targets, DemTargetKind.Observable), 1, 0, 0),
        DemDetector d => new(d.Detectors.Max() + 1, 0, 0, d.Detectors.Length, 0),
        DemLogicalObservable l => new(0, l.Observables.Max() + 1, 0, 0, 0),
        DemShiftDetectors s => new(0, 0, 0, 0, s.Detectors),
        DemRepeatBlock r => Of(r.Body).Times(r.Count),
        _ => default,
    };

    private DemExtent Then(DemExtent next) => checked(new(
        Math.Max(Detectors, next.Detectors == 0 ? 0 : Shift + next.Detectors),
        Math.Max(Observables, next.Observables),
        Errors + next.Errors,
        Declarations + next.Declarations,
        Shift + next.Shift));

    private DemExtent Times(long count) => checked(new(
        Detectors == 0 ? 0 : (Shift * (count - 1)) + Detectors,
        Observables, Errors * count, Declarations * count, Shift * count));

    private static long End(IEnumerable<DemTarget> targets, DemTargetKind kind)
        => targets.Where(t => t.Kind == kind).Select(t => t.Index + 1).DefaultIfEmpty(0).Max();
}
