using System.Buffers.Binary;
using System.Numerics;
using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>
/// New and spent outputs: a spend cancels the output before it, and the later of two equal outputs replaces the other (as before BIP 30).
/// </summary>
internal sealed class CoinLogContent : ILogContent
{
    private const int Nothing = -1;
    private const ulong Spread = 0x9E3779B97F4A7C15;

    // Used again for each partition: where each record that is kept begins, and a table with one place for each output met.
    private readonly List<int> kept = [];
    private Place[] table = [];
    private int mask;

    /// <inheritdoc/>
    public long Condense(ReadOnlySpan<byte> records, bool isWhole, ByteWriter condensed)
    {
        Clear(records.Length / CoinRecord.HeadLength);
        kept.Clear();
        long unmatched = 0;
        for (int offset = 0; offset < records.Length; offset += CoinRecord.LengthOf(records[offset..]))
        {
            ref Place place = ref Find(records, offset);
            bool isSpend = CoinRecord.IsSpend(records[offset..]);
            if (place.Alive != Nothing)
                kept[place.Alive] = Nothing;
            else if (isSpend && isWhole)
                unmatched++;
            if (!isSpend || (place.Alive == Nothing && !isWhole))
                kept.Add(offset);
            place.Alive = isSpend ? Nothing : kept.Count - 1;
        }

        foreach (int offset in kept)
            if (offset != Nothing)
                condensed.Bytes(records.Slice(offset, CoinRecord.LengthOf(records[offset..])));
        return unmatched;
    }

    /// <summary>Empties the table and gives it room for so many outputs, half of it empty.</summary>
    private void Clear(int outputs)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * outputs) + 2);
        if (table.Length < size)
            table = new Place[size];
        else
            table.AsSpan(0, size).Clear();
        mask = size - 1;
    }

    /// <summary>The place of an output, found by a hash of its name or made.</summary>
    private ref Place Find(ReadOnlySpan<byte> records, int offset)
    {
        ReadOnlySpan<byte> name = CoinRecord.OutPointOf(records[offset..]);
        ulong hash = BinaryPrimitives.ReadUInt64LittleEndian(name)
            + (BinaryPrimitives.ReadUInt32LittleEndian(name[(CoinRecord.OutPointLength - sizeof(uint))..]) * Spread);
        for (int i = (int)(hash >> 32) & mask; ; i = (i + 1) & mask)
        {
            ref Place place = ref table[i];
            if (place.Name == 0)
            {
                place = new(offset + 1, Nothing);
                return ref place;
            }

            if (records.Slice(place.Name, CoinRecord.OutPointLength).SequenceEqual(name))
                return ref place;
        }
    }

    /// <summary>An output that was met.</summary>
    /// <param name="Name">Where its name stands; 0 for an empty place.</param>
    /// <param name="Alive">Its record's number among those that are kept, where it is unspent.</param>
    private record struct Place(int Name, int Alive);
}
