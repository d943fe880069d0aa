using System.Buffers;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.Blocks;

/// <summary>Bitcoin's merkle tree, which repeats the last node of an odd level.</summary>
internal static class MerkleTree
{
    /// <summary>
    /// The root over the leaves; null where two equal neighbours make another list of leaves give the same root (CVE-2012-2459).
    /// </summary>
    public static Hash256? Root(ReadOnlySpan<Hash256> leaves)
    {
        // Room for the node that an odd level repeats.
        Hash256[] level = ArrayPool<Hash256>.Shared.Rent(leaves.Length + 1);
        try
        {
            leaves.CopyTo(level);
            return Root(level, leaves.Length);
        }
        finally
        {
            ArrayPool<Hash256>.Shared.Return(level);
        }
    }

    private static Hash256? Root(Hash256[] level, int count)
    {
        for (; count > 1; count = (count + 1) / 2)
        {
            for (int i = 0; i + 1 < count; i += 2)
                if (level[i] == level[i + 1])
                    return null;
            level[count] = level[count - 1];
            HashBatch.Pairs(level.AsSpan(0, count + (count & 1)), level);
        }

        return level[0];
    }
}
