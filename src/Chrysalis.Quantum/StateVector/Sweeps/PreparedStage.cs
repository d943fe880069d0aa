using System.Numerics;
using Chrysalis.Quantum.StateVector.Kernels;
using Chrysalis.Quantum.StateVector.Lanes;

namespace Chrysalis.Quantum.StateVector.Sweeps;

/// <summary>A stage of a sweep laid out for the kernels.</summary>
internal sealed unsafe class PreparedStage<TLanes, TVector, T> : IDisposable
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly LaneExchange<TLanes, TVector, T>? exchange;
    private readonly PreparedGate<T>[] gates;

    public PreparedStage(SweepStage stage)
    {
        exchange = stage.Lanes.Length == 0 ? null : new(stage.Lanes, stage.Places);
        gates = [.. stage.Matrices.Select(matrix => new PreparedGate<T>(matrix, TLanes.Bits))];
    }

    /// <summary>Vectors of scratch that <see cref="Apply"/> needs.</summary>
    public int ScratchVectors => Math.Max(exchange?.ScratchVectors ?? 1, 2 * gates.Select(gate => gate.Columns).DefaultIfEmpty().Max());

    public void Apply(T* block, int qubitCount, TVector* scratch)
    {
        exchange?.Apply(block, qubitCount, scratch);
        foreach (PreparedGate<T> gate in gates)
            GateKernel<TLanes, TVector, T>.Apply(block, qubitCount, gate, scratch);
    }

    public void Dispose()
    {
        exchange?.Dispose();
        foreach (PreparedGate<T> gate in gates)
            gate.Dispose();
    }
}
