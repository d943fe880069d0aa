using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.ChainFiles;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Reading;

/// <summary>What one block adds, found without knowing any other block: so blocks are looked at in parallel.</summary>
internal sealed record BlockFindings(Block Block, BlockRoom Room, IReadOnlyList<(OutputType Type, long Value)>? Undone)
{
    /// <summary>What each output's script is, in the block's order.</summary>
    public IReadOnlyList<OutputScript> Scripts => Room.Scripts;

    /// <summary>What the block reveals.</summary>
    public Revelations Shown => Room.Shown;

    /// <summary>Reads, checks and classifies a block.</summary>
    /// <param name="index">The chain's blocks.</param>
    /// <param name="place">The block.</param>
    /// <param name="undo">What its inputs spent; null where nobody knows.</param>
    /// <param name="room">Holds the block and what is found, until the findings have been used.</param>
    /// <exception cref="BitcoinFormatException">It is malformed or its hashes are wrong; the message says where it stands.</exception>
    public static BlockFindings Of(ChainIndex index, IndexedBlock place, Lazy<UndoReader>? undo, BlockRoom room)
    {
        try
        {
            Block block = room.Read(index, place);
            block.Verify();
            if (block.Header.Hash != place.Hash)
                throw new BitcoinFormatException("The block changed while it was read: start again.");
            return Of(block, room, undo?.Value.Find(block));
        }
        catch (BitcoinFormatException error)
        {
            throw new BitcoinFormatException($"{index.PlaceOf(place)}: {error.Message}", error);
        }
    }

    private static BlockFindings Of(Block block, BlockRoom room, IReadOnlyList<(OutputType Type, long Value)>? undone)
    {
        ReadOnlySpan<byte> bytes = block.Bytes;
        for (int i = 0; i < block.Transactions.Length; i++)
        {
            Transaction transaction = block.Transactions[i];
            foreach (TransactionOutput output in transaction.Outputs)
            {
                ReadOnlySpan<byte> script = output.Script.Of(bytes);
                var kind = OutputScript.Classify(script);
                room.Scripts.Add(kind);
                room.Shown.AddOutput(script, kind);
            }

            // The coinbase's input is free text.
            if (i == 0)
                continue;
            foreach (TransactionInput input in transaction.Inputs)
                room.Shown.AddInput(bytes, input);
        }

        room.Shown.Settle();
        return new(block, room, undone);
    }
}
