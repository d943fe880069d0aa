using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Chrysalis.Quantum.StateVector.Sweeps;

/// <summary>
/// Moves a block between the state and the cache, run by run. The runs are short and far apart, too short for the processor to
/// see a pattern: so the runs some places ahead are asked for in time.
/// </summary>
internal static unsafe class BlockCopy<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    private const int Ahead = 4;
    private const int CacheLineBytes = 64;

    /// <summary>From the state to the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Load(T* home, T* block, BlockLayout layout)
    {
        long[] starts = layout.RunStarts;
        for (int run = 0; run < starts.Length; run++, block += layout.RunNumbers)
        {
            Ask(home + 2 * starts[Math.Min(run + Ahead, starts.Length - 1)], layout.RunNumbers);
            Copy(home + 2 * starts[run], block, layout.RunNumbers);
        }
    }

    /// <summary>From the block to the state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store(T* block, T* home, BlockLayout layout)
    {
        long[] starts = layout.RunStarts;
        for (int run = 0; run < starts.Length; run++, block += layout.RunNumbers)
        {
            Ask(home + 2 * starts[Math.Min(run + Ahead, starts.Length - 1)], layout.RunNumbers);
            Copy(block, home + 2 * starts[run], layout.RunNumbers);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Ask(T* run, long numbers)
    {
        if (!Sse.IsSupported)
            return;
        for (byte* line = (byte*)run, end = (byte*)(run + numbers); line < end; line += CacheLineBytes)
            Sse.Prefetch0(line);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(T* source, T* target, long numbers)
    {
        long vectors = numbers * sizeof(T) / sizeof(TVector);
        TVector* from = (TVector*)source, to = (TVector*)target;
        // A run holds real and imaginary parts: an even number of vectors.
        for (long i = 0; i < vectors; i += 2)
        {
            TVector first = from[i], second = from[i + 1];
            to[i] = first;
            to[i + 1] = second;
        }
    }
}
