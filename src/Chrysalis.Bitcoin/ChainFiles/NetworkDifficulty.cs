using System.Numerics;
using Chrysalis.Bitcoin.Blocks;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>Tells the network of blocks without a magic by how easy they are.</summary>
internal static class NetworkDifficulty
{
    // After the main network's difficulty had left its least value for good (block 32256, December 2009), with a year to spare.
    private const uint NoLongerEasiest = 1_293_840_000;

    /// <summary>
    /// The network that a block is most likely of: one at the least difficulty of the main network is a test's, but for those of 2009.
    /// </summary>
    public static BitcoinNetwork MostLikely(BlockHeader header) =>
        header.Target > Easiest(BitcoinNetwork.Signet) ? BitcoinNetwork.Regtest
        : header.Target > Easiest(BitcoinNetwork.Main) ? BitcoinNetwork.Signet
        : header.Bits == BitcoinNetwork.Main.EasiestBits && header.Time > NoLongerEasiest ? BitcoinNetwork.Test
        : BitcoinNetwork.Main;

    /// <summary>Whether a block of a network may be so easy.</summary>
    public static bool Allows(BitcoinNetwork network, BlockHeader header) => header.Target <= Easiest(network);

    private static BigInteger Easiest(BitcoinNetwork network) =>
        new BlockHeader(default, 0, default, default, 0, network.EasiestBits).Target;
}
