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
        RowWords = (bits + 63) / 64;
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
    public Span<ulong> this[int shot] => words.AsSpan(shot * RowWords, RowWords);

    /// <summary>A bit of a shot.</summary>
    public bool this[int shot, int bit] => (words[((long)shot * RowWords) + (bit >> 6)] >> (bit & 63) & 1) != 0;

    /// <summary>Flips a bit of a shot.</summary>
    internal void Flip(int shot, int bit) => words[((long)shot * RowWords) + (bit >> 6)] ^= 1UL << (bit & 63);
}
