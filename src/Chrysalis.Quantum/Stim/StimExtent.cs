using System.Collections.Immutable;

namespace Chrysalis.Quantum.Stim;

/// <summary>What a list of instructions counts up to, found without unrolling its blocks.</summary>
/// <param name="Qubits">One more than the highest qubit.</param>
/// <param name="SweepBits">One more than the highest sweep bit.</param>
/// <param name="Measurements">Results, unrolled.</param>
/// <param name="Detectors">Detectors, unrolled.</param>
/// <param name="Observables">One more than the highest observable.</param>
/// <param name="Ticks">TICKs, unrolled.</param>
/// <param name="Targets">Targets of all operations, unrolled, and one for each operation: a measure of the work.</param>
/// <param name="Lookback">How far back any instruction looks.</param>
/// <param name="Missing">How many results before the list's start some instruction needs.</param>
internal readonly record struct StimExtent(
    int Qubits, int SweepBits, long Measurements, long Detectors, long Observables, long Ticks, long Targets, int Lookback, long Missing)
{
    /// <exception cref="OverflowException">A count passes 2^63.</exception>
    public static StimExtent Of(ImmutableArray<StimInstruction> instructions)
        => instructions.Aggregate(default(StimExtent), (sum, instruction) => sum.Then(Of(instruction)));

    /// <exception cref="OverflowException">A count passes 2^63.</exception>
    public static StimExtent Of(StimInstruction instruction) => instruction switch
    {
        StimRepeatBlock block => Of(block.Body).Times(block.Count),
        StimOperation operation => Of(operation),
        _ => default,
    };

    private static StimExtent Of(StimOperation operation)
    {
        int qubits = 0, sweep = 0, lookback = 0;
        if (operation.Gate.Kind != StimGateKind.Pad)
            foreach (StimTarget target in operation.Targets)
                switch (target.Kind)
                {
                    case StimTargetKind.Qubit or StimTargetKind.Pauli:
                        qubits = Math.Max(qubits, target.Value + 1);
                        break;
                    case StimTargetKind.Record:
                        lookback = Math.Max(lookback, target.Value);
                        break;
                    case StimTargetKind.Sweep:
                        sweep = Math.Max(sweep, target.Value + 1);
                        break;
                }
        StimGateKind kind = operation.Gate.Kind;
        return new(qubits, sweep, operation.Gate.CountResults(operation.Targets), kind == StimGateKind.Detector ? 1 : 0,
            kind == StimGateKind.Observable ? (long)operation.Arguments[0] + 1 : 0, operation.Gate.Name == "TICK" ? 1 : 0,
            operation.Targets.Length + 1, lookback, lookback);
    }

    private StimExtent Then(StimExtent next) => checked(new(
        Math.Max(Qubits, next.Qubits), Math.Max(SweepBits, next.SweepBits), Measurements + next.Measurements, Detectors + next.Detectors,
        Math.Max(Observables, next.Observables), Ticks + next.Ticks, Targets + next.Targets, Math.Max(Lookback, next.Lookback),
        Math.Max(Missing, next.Missing - Measurements)));

    private StimExtent Times(long count) => checked(this with
    {
        Measurements = Measurements * count,
        Detectors = Detectors * count,
        Ticks = Ticks * count,
        Targets = Targets * count,
    });
}
