using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>
/// Finds the undo record of a block in Bitcoin Core's rev*.dat: what the block's inputs spent.
/// Records stand in the order in which blocks were connected; each carries a checksum over its block's parent and itself. Safe for several
/// threads.
/// </summary>
/// <param name="file">A file rev*.dat.</param>
/// <param name="magic">The network's magic, which stands before each record.</param>
public sealed class UndoReader(ChainFile file, uint magic)
{
    private const int Farthest = 64;
    private readonly List<BlockFrame> frames = [.. new FrameScanner(file, magic, 1, Hash256.Length).Scan(0).Select(found => found.Frame)];
    private readonly HashSet<int> found = [];
    private readonly Lock gate = new();
    private int next;

    /// <summary>The types and values of the outputs that a block's inputs spend; null where no record of it is near.</summary>
    public IReadOnlyList<(OutputType Type, long Value)>? Find(Block block)
    {
        ArgumentNullException.ThrowIfNull(block);
        lock (gate)
        {
            for (int i = next; i < Math.Min(frames.Count, next + Farthest); i++)
            {
                if (found.Contains(i) || Check(frames[i], block) is not { } record)
                    continue;
                found.Add(i);
                while (found.Remove(next))
                    next++;
                return Parse(record, block);
            }
        }

        return null;
    }

    private byte[]? Check(BlockFrame frame, Block block)
    {
        var bytes = new byte[Hash256.Length + frame.Length + Hash256.Length];
        block.Header.Previous.CopyTo(bytes);
        if (file.Read(frame.Offset, bytes.AsSpan(Hash256.Length)) < frame.Length + Hash256.Length)
            return null;
        Hash256 checksum = Hash256.Of(bytes.AsSpan(0, Hash256.Length + frame.Length));
        return checksum == Hash256.From(bytes.AsSpan(Hash256.Length + frame.Length)) ? bytes[Hash256.Length..^Hash256.Length] : null;
    }

    private List<(OutputType Type, long Value)> Parse(byte[] record, Block block)
    {
        var spent = new List<(OutputType, long)>();
        var reader = new ByteReader(record);
        int transactions = reader.Count(1, "undo records");
        if (transactions != block.Transactions.Length - 1)
            throw new BitcoinFormatException($"'{file.Path}' undoes {transactions} transactions of block {block.Header.Hash}, "
                + $"which has {block.Transactions.Length - 1}: the file is damaged.");
        for (int i = 1; i <= transactions; i++)
        {
            int inputs = reader.Count(1, "inputs to undo");
            if (inputs != block.Transactions[i].Inputs.Length)
                throw new BitcoinFormatException($"'{file.Path}' undoes {inputs} inputs of a transaction of block {block.Header.Hash} that "
                    + $"has {block.Transactions[i].Inputs.Length}: the file is damaged.");
            for (int input = 0; input < inputs; input++)
            {
                // A byte of old versions stands between height and output, undo.h.
                ulong code = reader.VarInt();
                if (code >> 1 > 0)
                    reader.VarInt();
                long value = CompressedScript.ReadAmount(ref reader);
                spent.Add((OutputScript.Classify(CompressedScript.ReadScript(ref reader)).Type, value));
            }
        }

        return spent;
    }
}
