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
        Hash256[] level = leaves.ToArray();
        for (int count = level.Length; count > 1; count = (count + 1) / 2)
        {
            for (int i = 0; i < count; i += 2)
            {
                if (i + 1 < count && level[i] == level[i + 1])
                    return null;
                level[i / 2] = Hash256.Of(level[i], level[Math.Min(i + 1, count - 1)]);
            }
        }

        return level[0];
    }
}
