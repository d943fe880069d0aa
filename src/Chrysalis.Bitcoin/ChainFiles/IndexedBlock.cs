using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>A block's name, its parent, and where it stands.</summary>
internal readonly record struct IndexedBlock(Hash256 Hash, Hash256 Previous, uint Time, uint Bits, int File, BlockFrame Frame)
{
    /// <summary>Expected hashes to find such a block.</summary>
    public UInt128 Work => new BlockHeader(Hash, 0, Previous, default, Time, Bits).Work;
}
