namespace Chrysalis.Quantum.StateVector.Sweeps;

/// <summary>Where the amplitudes of a block of active qubits lie in the state.</summary>
internal sealed class BlockLayout
{
    private readonly int[] resting;

    /// <param name="active">The active qubits, ascending.</param>
    /// <param name="qubitCount">Qubits of the state.</param>
    public BlockLayout(int[] active, int qubitCount)
    {
        int run = 0;
        while (run < active.Length && active[run] == run)
            run++;
        resting = [.. Enumerable.Range(0, qubitCount).Except(active)];
        BlockQubits = active.Length;
        RunNumbers = 2L << run;
        RunStarts = new long[1 << (active.Length - run)];
        for (int i = 0; i < RunStarts.Length; i++)
            RunStarts[i] = Scatter(i, active.AsSpan(run));
    }

    /// <summary>Base-2 logarithm of the amplitudes in a block.</summary>
    public int BlockQubits { get; }

    /// <summary>Real and imaginary numbers in one run of memory.</summary>
    public long RunNumbers { get; }

    /// <summary>Index of each run's first amplitude within the block's.</summary>
    public long[] RunStarts { get; }

    /// <summary>The block is one run: it needs no copy.</summary>
    public bool InPlace => RunStarts.Length == 1;

    /// <summary>Index of a block's first amplitude.</summary>
    public long BlockStart(long block) => Scatter(block, resting);

    private static long Scatter(long value, ReadOnlySpan<int> places)
    {
        long result = 0;
        for (int bit = 0; bit < places.Length; bit++)
            result |= (value >> bit & 1) << places[bit];
        return result;
    }
}
