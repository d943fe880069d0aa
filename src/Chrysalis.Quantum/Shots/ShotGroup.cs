using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.Shots;

/// <summary>64 shots of the ptb64 format, by shots on one side and by bits on the other.</summary>
internal sealed class ShotGroup
{
    /// <summary>Shots a group.</summary>
    public const int Shots = 64;

    /// <summary>The most bits a shot of this format may have: a group of them takes 1 GiB.</summary>
    private const int MaxBits = 1 << 26;

    private readonly ulong[] shots;
    private readonly ulong[] columns;
    private readonly int words;

    /// <param name="bits">Bits a shot.</param>
    /// <exception cref="StimFormatException">There are too many to hold 64 shots of them.</exception>
    public ShotGroup(int bits)
    {
        if (bits > MaxBits)
            throw new StimFormatException(
                $"A shot has {bits} bits: ptb64 holds 64 shots at once, of at most {MaxBits} bits; use b8 or r8.");
        words = (bits + 63) / 64;
        (shots, columns) = (new ulong[Shots * words], new ulong[words * 64]);
        Bits = bits;
    }

    /// <summary>Bits a shot.</summary>
    public int Bits { get; }

    /// <summary>The group as it is written: a word for each bit, the first shot in its lowest bit.</summary>
    public Span<byte> Bytes => MemoryMarshal.AsBytes(columns.AsSpan(0, Bits));

    /// <summary>The bits of a shot, lowest first; what is past the last bit is not looked at.</summary>
    public Span<ulong> this[int shot] => shots.AsSpan(shot * words, words);

    /// <summary>Makes the bytes of the shots.</summary>
    public void ToBytes()
    {
        for (int word = 0; word < words; word++)
        {
            Span<ulong> square = columns.AsSpan(word * 64, 64);
            for (int shot = 0; shot < Shots; shot++)
                square[shot] = shots[(shot * words) + word];
            Turn(square);
        }
    }

    /// <summary>Makes the shots of the bytes.</summary>
    public void ToShots()
    {
        columns.AsSpan(Bits).Clear();
        for (int word = 0; word < words; word++)
        {
            Span<ulong> square = columns.AsSpan(word * 64, 64);
            Turn(square);
            for (int shot = 0; shot < Shots; shot++)
                shots[(shot * words) + word] = square[shot];
        }
    }

    /// <summary>Transposes 64 by 64 bits, swapping ever smaller quarters (Hacker's Delight, 7-3).</summary>
    private static void Turn(Span<ulong> square)
    {
        ulong mask = 0x00000000FFFFFFFF;
        for (int step = 32; step != 0; step >>= 1, mask ^= mask << step)
            for (int i = 0; i < 64; i = ((i | step) + 1) & ~step)
            {
                ulong swapped = ((square[i] >> step) ^ square[i | step]) & mask;
                square[i | step] ^= swapped;
                square[i] ^= swapped << step;
            }
    }
}
