using System.Buffers.Binary;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>
/// How the log of outputs is written: a byte with the type and three flags, the transaction and index; for a new output then
/// its height (4), time (4), value (8), length of its payload (1) and payload.
/// </summary>
internal static class CoinRecord
{
    /// <summary>Bytes that every record begins with: what it is, and of which output.</summary>
    public const int HeadLength = 1 + OutPointLength;

    /// <summary>Bytes that name an output.</summary>
    public const int OutPointLength = Hash256.Length + 4;

    /// <summary>Bytes of the longest record.</summary>
    public const int LongestLength = HeadLength + FixedLength + 65;

    private const int FixedLength = 4 + 4 + 8 + 1;
    private const byte SpendFlag = 0x80;
    private const byte KeyFlag = 0x40;
    private const byte HiddenKeyFlag = 0x20;

    /// <summary>Writes the record of a spent output and returns its length.</summary>
    public static int WriteSpend(Span<byte> record, Hash256 transaction, uint index)
    {
        record[0] = SpendFlag;
        WriteOutPoint(record, transaction, index);
        return HeadLength;
    }

    /// <summary>Writes the record of a new output and returns its length.</summary>
    public static int WriteNew(Span<byte> record, Hash256 transaction, uint index, int height, CoinView coin)
    {
        WriteOutPoint(record, transaction, index);
        return HeadLength + WriteCoin(record, height, coin);
    }

    /// <summary>Whether the record is of a spent output.</summary>
    public static bool IsSpend(ReadOnlySpan<byte> record) => (record[0] & SpendFlag) != 0;

    /// <summary>Bytes of the record that begins here.</summary>
    public static int LengthOf(ReadOnlySpan<byte> record) =>
        IsSpend(record) ? HeadLength : HeadLength + FixedLength + record[HeadLength + FixedLength - 1];

    /// <summary>Reads a new output's record.</summary>
    public static CoinView Read(ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> rest = record[HeadLength..];
        return Of(record[0], BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), BinaryPrimitives.ReadInt64LittleEndian(rest[8..]),
            rest.Slice(FixedLength, rest[FixedLength - 1]));
    }

    /// <summary>The output that a record is of.</summary>
    public static ReadOnlySpan<byte> OutPointOf(ReadOnlySpan<byte> record) => record.Slice(1, OutPointLength);

    /// <summary>The height of a new output's block.</summary>
    public static int HeightOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt32LittleEndian(record[HeadLength..]);

    /// <summary>Type and flags in one byte.</summary>
    public static byte FlagsOf(CoinView coin) =>
        (byte)((byte)coin.Type | (coin.HoldsKey ? KeyFlag : 0) | (coin.HidesKey ? HiddenKeyFlag : 0));

    /// <summary>An output of the type and flags in one byte.</summary>
    public static CoinView Of(byte flags, uint time, long value, ReadOnlySpan<byte> payload) =>
        new((OutputType)(flags & 0x0F), (flags & KeyFlag) != 0, (flags & HiddenKeyFlag) != 0, time, value, payload);

    private static void WriteOutPoint(Span<byte> record, Hash256 transaction, uint index)
    {
        transaction.CopyTo(record[1..]);
        BinaryPrimitives.WriteUInt32LittleEndian(record[(1 + Hash256.Length)..], index);
    }

    private static int WriteCoin(Span<byte> record, int height, CoinView coin)
    {
        record[0] = FlagsOf(coin);
        Span<byte> rest = record[HeadLength..];
        BinaryPrimitives.WriteInt32LittleEndian(rest, height);
        BinaryPrimitives.WriteUInt32LittleEndian(rest[4..], coin.Time);
        BinaryPrimitives.WriteInt64LittleEndian(rest[8..], coin.Value);
        rest[FixedLength - 1] = (byte)coin.Payload.Length;
        coin.Payload.CopyTo(rest[FixedLength..]);
        return FixedLength + coin.Payload.Length;
    }
}
