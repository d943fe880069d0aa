using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>
/// New and spent outputs: a spend cancels the output before it, and the later of two equal outputs replaces the other (as before BIP 30).
/// </summary>
internal sealed class CoinLogContent : ILogContent
{
    // Used again for each partition.
    private readonly List<(ulong Hash, int Offset)> order = [];
    private readonly List<int> kept = [];

    /// <inheritdoc/>
    public long Condense(ReadOnlySpan<byte> records, bool isWhole, ByteWriter condensed)
    {
        Order(records);
        Span<(ulong Hash, int Offset)> sorted = CollectionsMarshal.AsSpan(order);
        sorted.Sort();
        kept.Clear();
        long unmatched = 0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = start + 1;
            while (end < sorted.Length && sorted[end].Hash == sorted[start].Hash)
                end++;
            unmatched += Settle(records, sorted[start..end], isWhole, kept);
        }

        kept.Sort();
        foreach (int offset in kept)
            condensed.Bytes(records.Slice(offset, CoinRecord.LengthOf(records[offset..])));
        return unmatched;
    }

    private void Order(ReadOnlySpan<byte> records)
    {
        order.Clear();
        for (int offset = 0; offset < records.Length; offset += CoinRecord.LengthOf(records[offset..]))
        {
            ulong transaction = BinaryPrimitives.ReadUInt64LittleEndian(records[(offset + 1)..]);
            uint index = BinaryPrimitives.ReadUInt32LittleEndian(records[(offset + CoinRecord.HeadLength - 4)..]);
            order.Add((transaction + index * 0x9E3779B97F4A7C15, offset));
        }
    }

    /// <summary>Goes through the records of (nearly always) one output in the order of time.</summary>
    private static long Settle(ReadOnlySpan<byte> records, Span<(ulong Hash, int Offset)> group, bool isWhole, List<int> kept)
    {
        long unmatched = 0;
        for (int i = 0; i < group.Length; i++)
        {
            if (group[i].Offset < 0)
                continue;
            int alive = -1;
            ReadOnlySpan<byte> name = CoinRecord.OutPointOf(records[group[i].Offset..]);
            for (int j = i; j < group.Length; j++)
            {
                int offset = group[j].Offset;
                if (offset < 0 || !CoinRecord.OutPointOf(records[offset..]).SequenceEqual(name))
                    continue;
                group[j].Offset = -1;
                if (!CoinRecord.IsSpend(records[offset..]))
                    alive = offset;
                else if (alive >= 0)
                    alive = -1;
                else if (isWhole)
                    unmatched++;
                else
                    kept.Add(offset);
            }

            if (alive >= 0)
                kept.Add(alive);
        }

        return unmatched;
    }
}
