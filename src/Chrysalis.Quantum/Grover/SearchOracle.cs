using System.Numerics;

namespace Chrysalis.Quantum.Grover;

/// <summary>
/// The phase oracle of a search: which basis states of a register have their sign turned. The predicate is evaluated once for every basis
/// state, so that applying the oracle costs one bit a state. Read-only: may be shared between threads.
/// </summary>
public sealed class SearchOracle
{
    /// <summary>Largest register, in qubits: 2^28 amplitudes take 2 GiB.</summary>
    public const int MaxQubits = 28;

    private const int WordsABlock = 1 << 10;
    private readonly ulong[] marks;

    private SearchOracle(int qubits, ulong[] marks)
    {
        (Qubits, this.marks) = (qubits, marks);
        MarkedCount = marks.Sum(word => (long)BitOperations.PopCount(word));
    }

    /// <summary>Qubits of the register.</summary>
    public int Qubits { get; }

    /// <summary>Basis states, 2^<see cref="Qubits"/>.</summary>
    public long Size => 1L << Qubits;

    /// <summary>Number of solutions.</summary>
    public long MarkedCount { get; }

    /// <summary>One bit a basis state, 64 a word.</summary>
    internal ReadOnlySpan<ulong> Marks => marks;

    /// <summary>The oracle of any predicate; it is called from several threads.</summary>
    /// <param name="qubits">Qubits of the register, 1 to <see cref="MaxQubits"/>.</param>
    /// <param name="predicate">True for a solution.</param>
    /// <exception cref="QuantumException">The register is too small or too large.</exception>
    public static SearchOracle FromPredicate(int qubits, Func<long, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return FromWords(qubits, first =>
        {
            ulong word = 0;
            for (int i = 0; i < 64 && first + i < 1L << qubits; i++)
                word |= predicate(first + i) ? 1UL << i : 0;
            return word;
        });
    }

    /// <summary>The oracle of a predicate that answers for 64 consecutive states at once.</summary>
    internal static SearchOracle FromWords(
        int qubits, Func<long, ulong> marksFrom, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        if (qubits is < 1 or > MaxQubits)
            throw new QuantumException($"A search register has 1 to {MaxQubits} qubits, not {qubits}.");
        var marks = new ulong[Math.Max(1, (1L << qubits) / 64)];
        int blocks = (marks.Length + WordsABlock - 1) / WordsABlock;
        int done = 0;
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = cancellation }, block =>
        {
            for (int i = block * WordsABlock; i < Math.Min(marks.Length, (block + 1) * WordsABlock); i++)
                marks[i] = marksFrom(64L * i);
            progress?.Report((double)Interlocked.Increment(ref done) / blocks);
        });
        return new(qubits, marks);
    }

    /// <summary>True for a solution.</summary>
    public bool IsMarked(long state) => (marks[state >> 6] >> (int)(state & 63) & 1) != 0;

    /// <summary>The solutions in ascending order.</summary>
    public IEnumerable<long> Solutions()
    {
        for (int i = 0; i < marks.Length; i++)
        {
            for (ulong rest = marks[i]; rest != 0; rest &= rest - 1)
                yield return 64L * i + BitOperations.TrailingZeroCount(rest);
        }
    }
}
