using System.Numerics;

namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>Sets of indices as bits, 64 to a word.</summary>
internal static class Legs
{
    /// <summary>Words that hold <paramref name="indexCount"/> bits; at least one.</summary>
    public static int WordsFor(int indexCount) => Math.Max(1, (indexCount + 63) / 64);

    /// <summary>The set of <paramref name="indices"/>.</summary>
    public static ulong[] Of(IEnumerable<int> indices, int words)
    {
        var set = new ulong[words];
        foreach (int index in indices)
            set[index >> 6] |= 1UL << (index & 63);
        return set;
    }

    /// <summary>Number of members.</summary>
    public static int Count(ReadOnlySpan<ulong> set)
    {
        int count = 0;
        foreach (ulong word in set)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>Number of members of either set.</summary>
    public static int CountUnion(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        b = b[..a.Length];
        int count = 0;
        for (int i = 0; i < a.Length; i++)
            count += BitOperations.PopCount(a[i] | b[i]);
        return count;
    }

    /// <summary>The members in ascending order.</summary>
    public static List<int> Members(ReadOnlySpan<ulong> set)
    {
        var members = new List<int>();
        for (int i = 0; i < set.Length; i++)
        {
            for (ulong word = set[i]; word != 0; word &= word - 1)
                members.Add((i << 6) + BitOperations.TrailingZeroCount(word));
        }

        return members;
    }
}
