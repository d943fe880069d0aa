using Chrysalis.Quantum.StateVector.Fusion;

namespace Chrysalis.Quantum.StateVector.Sweeps;

/// <summary>
/// A part of a sweep: first some qubits inside the vectors change places with qubits outside, then matrices are applied. So the
/// matrices meet only qubits outside the vectors, where whole vectors are combined at the full speed of the multiply-add units.
/// </summary>
/// <param name="Lanes">Places in the block, below the lane bits, of the qubits that leave the vectors; none for no exchange.</param>
/// <param name="Places">Their new places, each above the lane bits; the qubits there move into the vectors.</param>
/// <param name="Matrices">The fused gates; their qubits are places in the block after the exchange.</param>
internal sealed record SweepStage(int[] Lanes, int[] Places, List<SmallMatrix> Matrices);
