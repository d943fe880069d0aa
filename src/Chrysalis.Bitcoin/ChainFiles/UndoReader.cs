using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>
/// Finds the undo record of a block in Bitcoin Core's rev*.dat: what the block's inputs spent. A record does not name its block; it tells
/// how many inputs each transaction has, and its checksum runs over the block's parent and itself. So records lie ready by what they tell
/// of the block (24 bytes of memory each), and of those that fit the one with the right checksum is taken, wherever it stands. Siblings
/// share parent and checksum: then the outputs must be those that the inputs unlock. Safe for several threads.
/// </summary>
public sealed class UndoReader
{
    private readonly ChainFile file;
    private readonly (ulong Shape, BlockFrame Frame)[] records;
    private readonly long[] missing = new long[1];

    /// <summary>Reads the file once, to find its records.</summary>
    /// <param name="file">A file rev*.dat.</param>
    /// <param name="magic">The network's magic, which stands before each record.</param>
    public UndoReader(ChainFile file, uint magic)
    {
        ArgumentNullException.ThrowIfNull(file);
        this.file = file;
        var found = new List<(ulong, BlockFrame)>();
        var scanner = new FrameScanner(file, magic, (1, 8 * Block.LargestSize), Hash256.Length, frame =>
            ShapeOf(frame) is null ? "it is no undo record" : null, new());
        foreach ((BlockFrame frame, _) in scanner.Scan(0))
            if (ShapeOf(frame) is { } shape)
                found.Add((shape, frame));
        // The sort must keep the order of those of one shape.
        records = [.. found.OrderBy(record => record.Item1)];
    }

    /// <summary>Blocks with spends that were asked for and have no whole record here: it is damaged or was never written.</summary>
    public long MissingRecords => Interlocked.Read(ref missing[0]);

    /// <summary>The types and values of the outputs that a block's inputs spend; null where there is no record of it.</summary>
    public IReadOnlyList<(OutputType Type, long Value)>? Find(Block block)
    {
        ArgumentNullException.ThrowIfNull(block);
        IReadOnlyList<(OutputType Type, long Value)>? spent = Look(block);
        if (spent is null && block.Transactions.Length > 1)
            Interlocked.Increment(ref missing[0]);
        return spent;
    }

    private IReadOnlyList<(OutputType Type, long Value)>? Look(Block block)
    {
        ulong shape = UndoShape.Of(block);
        int first = Array.BinarySearch(
            records, (shape, default), Comparer<(ulong Shape, BlockFrame)>.Create((one, other) => one.Shape.CompareTo(other.Shape)));
        if (first < 0)
            return null;
        while (first > 0 && records[first - 1].Shape == shape)
            first--;
        var found = new List<UndoRecord>();
        for (int i = first; i < records.Length && records[i].Shape == shape; i++)
            if (Check(records[i].Frame, block) is { } record)
                found.Add(record);
        // After a reorganisation the block that counts was connected last.
        return found.Count > 1 ? (found.FindLast(record => record.Fits(block)) ?? found[^1]).Spent : found.FirstOrDefault()?.Spent;
    }

    private ulong? ShapeOf(BlockFrame frame)
    {
        var bytes = new byte[frame.Length];
        return file.Read(frame.Offset, bytes) == bytes.Length ? UndoShape.TryOf(bytes) : null;
    }

    private UndoRecord? Check(BlockFrame frame, Block block)
    {
        var bytes = new byte[Hash256.Length + frame.Length + Hash256.Length];
        block.Header.Previous.CopyTo(bytes);
        if (file.Read(frame.Offset, bytes.AsSpan(Hash256.Length)) < frame.Length + Hash256.Length)
            return null;
        Hash256 checksum = Hash256.Of(bytes.AsSpan(0, Hash256.Length + frame.Length));
        return checksum == Hash256.From(bytes.AsSpan(Hash256.Length + frame.Length))
            ? UndoRecord.Parse(bytes.AsSpan(Hash256.Length, frame.Length)) : null;
    }
}
