using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.StateVector.Fusion;
using Chrysalis.Quantum.StateVector.Sweeps;

namespace Chrysalis.Quantum.StateVector;

/// <summary>What a circuit costs this state, for the benchmarks.</summary>
public sealed partial class QuantumState
{
    /// <summary>Bytes that pass between memory and the cache blocks: the whole state read and written once a sweep.</summary>
    internal double BytesMoved(Circuit circuit) => 2 * StateMemory.RequiredBytes(QubitCount, Options.Precision) * Plan(circuit).Count;

    /// <summary>Floating-point operations: 8 for each entry of a fused gate's row, for each amplitude.</summary>
    internal double FloatingPointOperations(Circuit circuit) =>
        8.0 * Count * Plan(circuit).Sum(sweep => sweep.Matrices.Sum(matrix => (double)matrix.Dimension));

    /// <summary>
    /// The least time of a simulator that passes once over the whole state for each fused gate, as qsim does, on a machine of given
    /// speeds: the longer of its arithmetic and its memory traffic, for the size of fused gates (2 to 6 qubits) that suits it best.
    /// </summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="operationsPerSecond">Peak of the arithmetic.</param>
    /// <param name="bytesPerSecond">Bytes read and written a second by copying.</param>
    internal double GateByGateBound(Circuit circuit, double operationsPerSecond, double bytesPerSecond)
    {
        List<SmallMatrix> gates = GateFusion.AbsorbOneQubitGates(Matrices(circuit));
        return Enumerable.Range(2, 5).Min(size =>
        {
            List<SmallMatrix> fused = GateFusion.Fuse(gates, size, (1UL << QubitCount) - 1);
            return Math.Max(
                8.0 * Count * fused.Sum(matrix => (double)matrix.Dimension) / operationsPerSecond,
                2 * StateMemory.RequiredBytes(QubitCount, Options.Precision) * fused.Count / bytesPerSecond);
        });
    }

    private List<Sweep> Plan(Circuit circuit) => SweepPlan.Make(Matrices(circuit), QubitCount, tuning);

    private static IEnumerable<SmallMatrix> Matrices(Circuit circuit) =>
        circuit.GateOperations.Select(operation => SmallMatrix.From(operation.Gate.Unitary.Entries, operation.Qubits.AsSpan()));
}
