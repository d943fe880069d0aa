using System.Numerics;

namespace Chrysalis.Quantum.StateVector;

/// <summary>Runs a sweep over a state on some threads.</summary>
internal static unsafe class SweepRunner<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static void Run(T* state, int qubitCount, Sweep sweep, int threads)
    {
        PreparedGate<T>[] gates = [.. sweep.Matrices.Select(matrix => new PreparedGate<T>(matrix, TLanes.Bits))];
        try
        {
            long blocks = 1L << (qubitCount - sweep.Qubits.Length), next = -1;
            var layout = new BlockLayout(sweep.Qubits, qubitCount);
            int workers = (int)Math.Min(threads, blocks);
            if (workers == 1)
                Work();
            else
                Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());

            void Work()
            {
                using AlignedBuffer<T>? block = layout.InPlace ? null : new(2L << sweep.Qubits.Length);
                using AlignedBuffer<TVector> scratch = new(2 * gates.Max(gate => gate.Columns));
                for (long index = Interlocked.Increment(ref next); index < blocks; index = Interlocked.Increment(ref next))
                    RunBlock(state, layout, index, gates, block, scratch.Pointer);
            }
        }
        finally
        {
            foreach (PreparedGate<T> gate in gates)
                gate.Dispose();
        }
    }

    private static void RunBlock(T* state, BlockLayout layout, long index, PreparedGate<T>[] gates, AlignedBuffer<T>? buffer, TVector* scratch)
    {
        T* home = state + 2 * layout.BlockStart(index);
        T* block = buffer is null ? home : buffer.Pointer;
        if (buffer is not null)
            for (int run = 0; run < layout.RunStarts.Length; run++)
                Copy(home + 2 * layout.RunStarts[run], block + run * layout.RunNumbers, layout.RunNumbers);
        foreach (PreparedGate<T> gate in gates)
            GateKernel<TLanes, TVector, T>.Apply(block, layout.BlockQubits, gate, scratch);
        if (buffer is not null)
            for (int run = 0; run < layout.RunStarts.Length; run++)
                Copy(block + run * layout.RunNumbers, home + 2 * layout.RunStarts[run], layout.RunNumbers);
    }

    private static void Copy(T* source, T* target, long numbers) =>
        Buffer.MemoryCopy(source, target, numbers * sizeof(T), numbers * sizeof(T));
}
