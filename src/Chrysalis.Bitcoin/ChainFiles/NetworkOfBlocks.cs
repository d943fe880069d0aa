using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>Tells of which network blocks are.</summary>
internal static class NetworkOfBlocks
{
    /// <summary>
    /// The network that was given, once its rules allow every block that has no magic; without one, that of the first block where it is
    /// known, or else the one whose rules the easiest block needs.
    /// </summary>
    /// <exception cref="BitcoinFormatException">They are of several networks.</exception>
    public static BitcoinNetwork Find(
        IReadOnlyList<IndexedBlock> blocks, BitcoinNetwork? given, Func<IndexedBlock, bool> hasMagic,
        Func<IndexedBlock, string> placeOf)
    {
        (BitcoinNetwork Network, IndexedBlock Block)? found = given is null ? null : (given, blocks[0]);
        Dictionary<Hash256, BitcoinNetwork> first = BitcoinNetwork.All.ToDictionary(network => Hash256.Parse(network.GenesisHash));
        IndexedBlock? easiest = null;
        foreach (IndexedBlock block in blocks)
        {
            // Its magic says it.
            if (hasMagic(block))
                continue;
            if (first.TryGetValue(block.Hash, out BitcoinNetwork? network) || first.TryGetValue(block.Previous, out network))
            {
                if (found is { } before && before.Network.GenesisHash != network.GenesisHash)
                    throw Several(before, (network, block), placeOf);
                found ??= (network, block);
            }

            if (block.Bits != easiest?.Bits && (easiest is not { } easy || block.Header.Target > easy.Header.Target))
                easiest = block;
        }

        if (easiest is not { } loose)
            return found?.Network ?? BitcoinNetwork.Main;
        if (found is { } known && !NetworkDifficulty.Allows(known.Network, loose.Header))
            throw Several(known, (NetworkDifficulty.MostLikely(loose.Header), loose), placeOf);
        return found?.Network ?? NetworkDifficulty.MostLikely(loose.Header);
    }

    private static BitcoinFormatException Several(
        (BitcoinNetwork Network, IndexedBlock Block) one, (BitcoinNetwork Network, IndexedBlock Block) other,
        Func<IndexedBlock, string> placeOf) =>
        new($"The block at {placeOf(other.Block)} is of the network {other.Network.Name}, that at {placeOf(one.Block)} of "
            + $"{one.Network.Name}: give the blocks of one network.");
}
