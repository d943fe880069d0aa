namespace Chrysalis.Quantum.StateVector;

/// <summary>
/// A pass over the whole state: for every setting of the qubits that rest, the amplitudes over the active qubits are brought
/// into the cache, all the sweep's gates are applied there, and they are put back.
/// </summary>
/// <param name="Qubits">The active qubits, ascending; the lowest are consecutive from 0, so whole runs of memory move.</param>
/// <param name="Matrices">The fused gates; their qubits are places in <paramref name="Qubits"/>.</param>
internal sealed record Sweep(int[] Qubits, List<SmallMatrix> Matrices);
