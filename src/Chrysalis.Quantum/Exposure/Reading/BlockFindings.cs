using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.ChainFiles;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Reading;

/// <summary>What one block adds, found without knowing any other block: so blocks are looked at in parallel.</summary>
internal sealed record BlockFindings(
    IndexedBlock Place, Block Block, OutputScript[] Scripts, Revelations Shown, IReadOnlyList<(OutputType Type, long Value)>? Undone)
{
    /// <summary>Reads, checks and classifies a block.</summary>
    /// <exception cref="BitcoinFormatException">It is malformed or its hashes are wrong; the message says where it stands.</exception>
    public static BlockFindings Of(ChainIndex index, IndexedBlock place, Lazy<UndoReader>? undo)
    {
        try
        {
            Block block = Block.Parse(index.Read(place));
            block.Verify();
            if (block.Header.Hash != place.Hash)
                throw new BitcoinFormatException("The block changed while it was read: start again.");
            return Of(place, block, undo?.Value.Find(block));
        }
        catch (BitcoinFormatException error)
        {
            throw new BitcoinFormatException($"{index.PlaceOf(place)}: {error.Message}", error);
        }
    }

    private static BlockFindings Of(IndexedBlock place, Block block, IReadOnlyList<(OutputType Type, long Value)>? undone)
    {
        var shown = new Revelations();
        var scripts = new OutputScript[block.Transactions.Sum(transaction => transaction.Outputs.Length)];
        int next = 0;
        for (int i = 0; i < block.Transactions.Length; i++)
        {
            Transaction transaction = block.Transactions[i];
            foreach (TransactionOutput output in transaction.Outputs)
            {
                ReadOnlySpan<byte> script = output.Script.Of(block.Bytes);
                scripts[next] = OutputScript.Classify(script);
                shown.AddOutput(script, scripts[next++]);
            }

            // The coinbase's input is free text.
            if (i == 0)
                continue;
            foreach (TransactionInput input in transaction.Inputs)
                shown.AddInput(block.Bytes, input);
        }

        shown.Settle();
        return new(place, block, scripts, shown, undone);
    }
}
