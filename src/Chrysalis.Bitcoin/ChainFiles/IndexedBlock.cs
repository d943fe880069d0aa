using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>A block's name, its parent, and where it stands.</summary>
/// <param name="Hash">Its name.</param>
/// <param name="Previous">Its parent's name.</param>
/// <param name="Time">When it says that it was made, in seconds since 1970.</param>
/// <param name="Bits">Its target, as a compact number.</param>
/// <param name="File">Place of its file among the folder's files.</param>
/// <param name="Frame">Where it stands in the file.</param>
public readonly record struct IndexedBlock(Hash256 Hash, Hash256 Previous, uint Time, uint Bits, int File, BlockFrame Frame)
{
    /// <summary>Expected hashes to find such a block.</summary>
    public UInt128 Work => Header.Work;

    internal BlockHeader Header => new(Hash, 0, Previous, default, Time, Bits);
}
