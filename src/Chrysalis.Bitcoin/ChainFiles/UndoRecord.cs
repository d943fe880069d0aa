using System.Security.Cryptography;
using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>What the inputs of one block spent, in their order.</summary>
internal sealed class UndoRecord
{
    private readonly List<byte[]> scripts = [];
    private readonly List<(OutputType Type, long Value)> spent = [];

    /// <summary>Types and values of the outputs.</summary>
    public IReadOnlyList<(OutputType Type, long Value)> Spent => spent;

    /// <summary>Reads a record whose form has been checked.</summary>
    public static UndoRecord Parse(ReadOnlySpan<byte> bytes)
    {
        var record = new UndoRecord();
        var reader = new ByteReader(bytes);
        for (int transactions = reader.Count(1, "undo records"); transactions > 0; transactions--)
            for (int inputs = reader.Count(1, "inputs to undo"); inputs > 0; inputs--)
            {
                SkipHeight(ref reader);
                long value = CompressedScript.ReadAmount(ref reader);
                byte[] script = CompressedScript.ReadScript(ref reader);
                record.scripts.Add(script);
                record.spent.Add((OutputScript.Classify(script).Type, value));
            }

        return record;
    }

    /// <summary>Passes over one output without making anything of it.</summary>
    public static void SkipCoin(ref ByteReader reader)
    {
        SkipHeight(ref reader);
        reader.VarInt();
        CompressedScript.Skip(ref reader);
    }

    /// <summary>Whether a block's inputs may spend these outputs: the values suffice, and what is shown hashes to them.</summary>
    public bool Fits(Block block)
    {
        int next = 0;
        for (int i = 1; i < block.Transactions.Length; i++)
        {
            long left = -block.Transactions[i].Outputs.Sum(output => output.Value);
            foreach (TransactionInput input in block.Transactions[i].Inputs)
            {
                left += spent[next].Value;
                if (!Unlocks(block.Bytes, input, scripts[next], spent[next].Type))
                    return false;
                next++;
            }

            if (left < 0)
                return false;
        }

        return true;
    }

    // A byte of old versions stands between height and output, undo.h.
    private static void SkipHeight(ref ByteReader reader)
    {
        if (reader.VarInt() >> 1 > 0)
            reader.VarInt();
    }

    private static bool Unlocks(ReadOnlySpan<byte> block, TransactionInput input, byte[] script, OutputType type)
    {
        ReadOnlySpan<byte> last = default, lastItem = default;
        var reader = new ScriptReader(input.Script.Of(block));
        while (reader.MoveNext())
            last = reader.Data;
        foreach (ReadOnlySpan<byte> item in new WitnessItems(input.Witness.Of(block)))
            lastItem = item;
        return type switch
        {
            OutputType.P2PKH => BitcoinHash.Hash160(last).AsSpan().SequenceEqual(script.AsSpan(3, Ripemd160.Length)),
            OutputType.P2SH => BitcoinHash.Hash160(last).AsSpan().SequenceEqual(script.AsSpan(2, Ripemd160.Length)),
            OutputType.P2WPKH => BitcoinHash.Hash160(lastItem).AsSpan().SequenceEqual(script.AsSpan(2)),
            OutputType.P2WSH => SHA256.HashData(lastItem).AsSpan().SequenceEqual(script.AsSpan(2)),
            OutputType.P2TR or OutputType.P2MR => !lastItem.IsEmpty && input.Script.Length == 0,
            _ => lastItem.IsEmpty,
        };
    }
}
