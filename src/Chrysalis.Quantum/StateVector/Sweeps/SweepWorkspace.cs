using Chrysalis.Quantum.StateVector.Storage;

namespace Chrysalis.Quantum.StateVector.Sweeps;

/// <summary>
/// A thread's memory for sweeps: the cache block and the kernels' scratch. Kept from sweep to sweep: the system would take
/// a fresh block's pages one fault at a time, which costs small states more than the arithmetic.
/// </summary>
internal sealed unsafe class SweepWorkspace<TVector, T> : IDisposable
    where TVector : unmanaged
    where T : unmanaged
{
    private AlignedBuffer<T>? block;
    private AlignedBuffer<TVector>? scratch;

    /// <summary>Room for 2^qubits amplitudes.</summary>
    public T* Block(int qubits) => Grown(ref block, 2L << qubits);

    /// <summary>Room for some vectors.</summary>
    public TVector* Scratch(int vectors) => Grown(ref scratch, vectors);

    public void Dispose()
    {
        block?.Dispose();
        scratch?.Dispose();
    }

    private static TItem* Grown<TItem>(ref AlignedBuffer<TItem>? buffer, long length)
        where TItem : unmanaged
    {
        if (buffer is null || buffer.Length < length)
        {
            buffer?.Dispose();
            buffer = new(length);
        }

        return buffer.Pointer;
    }
}
