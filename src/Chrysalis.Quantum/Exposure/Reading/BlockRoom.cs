using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.ChainFiles;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Reading;

/// <summary>Room for one block and what is found in it, which serves one block after the other: blocks are large and many.</summary>
internal sealed class BlockRoom
{
    private byte[] bytes = [];

    /// <summary>What each output's script is, in the block's order.</summary>
    public List<OutputScript> Scripts { get; } = [];

    /// <summary>What the block reveals.</summary>
    public Revelations Shown { get; } = new();

    /// <summary>Reads a block into the room; what was there before is gone.</summary>
    public Block Read(ChainIndex index, IndexedBlock place)
    {
        Scripts.Clear();
        Shown.Clear();
        int length = index.Read(place, ref bytes);
        return Block.Parse(bytes, length);
    }
}
