using Chrysalis.Quantum.Circuits;

namespace Chrysalis.Quantum.StateVector;

/// <summary>What a circuit costs this state, for the benchmarks.</summary>
public sealed partial class QuantumState
{
    /// <summary>Bytes that pass between memory and the cache blocks: the whole state read and written once a sweep.</summary>
    internal double BytesMoved(Circuit circuit) => 2 * StateMemory.RequiredBytes(QubitCount, Options.Precision) * Plan(circuit).Count;

    /// <summary>Floating-point operations: 8 for each entry of a fused gate's row, for each amplitude.</summary>
    internal double FloatingPointOperations(Circuit circuit) =>
        8.0 * Count * Plan(circuit).Sum(sweep => sweep.Matrices.Sum(matrix => (double)matrix.Dimension));

    private List<Sweep> Plan(Circuit circuit) =>
        SweepPlan.Make(circuit.GateOperations.Select(operation => SmallMatrix.From(operation.Gate.Unitary.Entries, operation.Qubits.AsSpan())), QubitCount, _tuning);
}
