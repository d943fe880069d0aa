using System.Numerics;

namespace Chrysalis.Quantum.Shots;

/// <summary>Sets of small numbers as 64-bit words, lowest bit first.</summary>
internal static class BitSets
{
    /// <summary>Flips in one set the members of another.</summary>
    public static void Flip(Span<ulong> set, ReadOnlySpan<ulong> members)
    {
        for (int w = 0; w < members.Length; w++)
            set[w] ^= members[w];
    }

    /// <summary>Lists the members below a limit and returns how many there are.</summary>
    public static int List(ReadOnlySpan<ulong> set, int limit, Span<int> members)
    {
        int count = 0;
        for (int w = 0; w * 64 < limit; w++)
            for (ulong word = set[w]; word != 0; word &= word - 1)
            {
                int bit = (w * 64) + BitOperations.TrailingZeroCount(word);
                if (bit < limit)
                    members[count++] = bit;
            }
        return count;
    }
}
