using System.Buffers.Binary;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Exposure.Owners;

/// <summary>
/// How an unspent output is written among those of its owner: fingerprint (8), type and flags (1), time (4), value (8), length of its
/// payload (1), payload.
/// </summary>
internal static class OwnerRecord
{
    /// <summary>Bytes of the longest record.</summary>
    public const int LongestLength = FixedLength + 65;

    private const int FixedLength = 8 + 1 + 4 + 8 + 1;

    /// <summary>Writes a record and returns its length.</summary>
    public static int Write(Span<byte> record, ulong fingerprint, CoinView coin)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(record, fingerprint);
        record[8] = CoinRecord.FlagsOf(coin);
        BinaryPrimitives.WriteUInt32LittleEndian(record[9..], coin.Time);
        BinaryPrimitives.WriteInt64LittleEndian(record[13..], coin.Value);
        record[FixedLength - 1] = (byte)coin.Payload.Length;
        coin.Payload.CopyTo(record[FixedLength..]);
        return FixedLength + coin.Payload.Length;
    }

    /// <summary>The fingerprint of the record that begins here.</summary>
    public static ulong FingerprintOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt64LittleEndian(record);

    /// <summary>Bytes of the record that begins here.</summary>
    public static int LengthOf(ReadOnlySpan<byte> record) => FixedLength + record[FixedLength - 1];

    /// <summary>Reads the output.</summary>
    public static CoinView Read(ReadOnlySpan<byte> record) => CoinRecord.Of(
        record[8], BinaryPrimitives.ReadUInt32LittleEndian(record[9..]), BinaryPrimitives.ReadInt64LittleEndian(record[13..]),
        record[FixedLength..LengthOf(record)]);
}
