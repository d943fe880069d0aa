using Chrysalis.Quantum.StateVector.Fusion;

namespace Chrysalis.Quantum.StateVector.Sweeps;

/// <summary>
/// A pass over the whole state: for every setting of the qubits that rest, the amplitudes over the active qubits are brought
/// into the cache, all the sweep's gates are applied there, and they are put back.
/// </summary>
/// <param name="Qubits">The active qubits, ascending; the lowest are consecutive from 0, so whole runs of memory move.</param>
/// <param name="Stages">What is done to a block, in order.</param>
internal sealed record Sweep(int[] Qubits, List<SweepStage> Stages)
{
    /// <summary>The fused gates of all stages.</summary>
    public IEnumerable<SmallMatrix> Matrices => Stages.SelectMany(stage => stage.Matrices);
}
