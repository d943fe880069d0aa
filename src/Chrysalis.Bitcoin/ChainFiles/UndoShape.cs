using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>How many transactions a block has and how many inputs each, as one number by which its undo record is found.</summary>
internal static class UndoShape
{
    private const ulong Start = 0xCBF29CE484222325;
    private const ulong Prime = 0x00000100000001B3;

    /// <summary>The shape of a block's undo record.</summary>
    public static ulong Of(Block block)
    {
        ulong shape = Next(Start, (ulong)block.Transactions.Length - 1);
        for (int i = 1; i < block.Transactions.Length; i++)
            shape = Next(shape, (ulong)block.Transactions[i].Inputs.Length);
        return shape;
    }

    /// <summary>The shape of an undo record; null where the bytes are none.</summary>
    public static ulong? TryOf(ReadOnlySpan<byte> record)
    {
        try
        {
            var reader = new ByteReader(record);
            int transactions = reader.Count(1, "undo records");
            ulong shape = Next(Start, (ulong)transactions);
            for (; transactions > 0; transactions--)
            {
                int inputs = reader.Count(1, "inputs to undo");
                shape = Next(shape, (ulong)inputs);
                for (; inputs > 0; inputs--)
                    UndoRecord.SkipCoin(ref reader);
            }

            return reader.Left == 0 ? shape : null;
        }
        catch (BitcoinFormatException)
        {
            return null;
        }
    }

    private static ulong Next(ulong shape, ulong number) => (shape ^ number) * Prime + (shape >> 29);
}
