namespace Chrysalis.Quantum.Shots;

/// <summary>
/// Shots in memory: a row of packed bits each, lowest first, rows padded to whole 64-bit words. May be read by several threads at once, and
/// each row written by one of them.
/// </summary>
public sealed class ShotTable
{
    private readonly ulong[] words;

    /// <summary>Creates a table of zeros.</summary>
    /// <param name="shots">Rows, at least 0.</param>
    /// <param name="bits">Bits a row, at least 0.</param>
    public ShotTable(int shots, int bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shots);
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        (Shots, Bits) = (shots, bits);
        RowWords = (int)((bits + 63L) / 64);
        words = new ulong[(long)shots * RowWords];
    }

    /// <summary>Rows.</summary>
    public int Shots { get; }

    /// <summary>Bits a row.</summary>
    public int Bits { get; }

    /// <summary>Words a row.</summary>
    public int RowWords { get; }

    /// <summary>All rows.</summary>
    internal Span<ulong> Words => words;

    /// <summary>The words of a shot, to read and to change.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<ulong> this[int shot] => (uint)shot < (uint)Shots ? words.AsSpan(shot * RowWords, RowWords) : throw NoRow(shot);

    /// <summary>A bit of a shot.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or bit.</exception>
    public bool this[int shot, int bit] => (uint)bit < (uint)Bits
        ? (words[((long)shot * RowWords) + (bit >> 6)] >> (bit & 63) & 1) != 0
        : throw NoBit(bit);

    /// <summary>Flips a bit of a shot.</summary>
    internal void Flip(int shot, int bit) => words[((long)shot * RowWords) + (bit >> 6)] ^= 1UL << (bit & 63);

    private ArgumentOutOfRangeException NoRow(int shot) => new(nameof(shot), $"There is no row {shot}: the table has {Shots}.");

    private ArgumentOutOfRangeException NoBit(int bit) => new(nameof(bit), $"There is no bit {bit}: a row has {Bits}.");
}
