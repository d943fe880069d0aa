using System.Buffers;
using System.Buffers.Binary;

namespace Chrysalis.Bitcoin.Bytes;

/// <summary>Writes Bitcoin's serialisation. Not for use from several threads at once.</summary>
public sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    /// <summary>The same, until more is written.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => buffer.WrittenMemory;

    /// <summary>Forgets what has been written, and keeps the room for it.</summary>
    public void Clear() => buffer.ResetWrittenCount();

    /// <summary>Room for so many bytes, which count as written.</summary>
    public Span<byte> Space(int count)
    {
        Span<byte> space = buffer.GetSpan(count)[..count];
        buffer.Advance(count);
        return space;
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Space(bytes.Length));

    /// <summary>Writes bytes with their number before them.</summary>
    public void Sized(ReadOnlySpan<byte> bytes)
    {
        CompactSize((ulong)bytes.Length);
        Bytes(bytes);
    }

    /// <summary>Writes four bytes.</summary>
    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Space(4), value);

    /// <summary>Writes eight bytes.</summary>
    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Space(8), value);

    /// <summary>Writes a number in its shortest form of 1, 3, 5 or 9 bytes.</summary>
    public void CompactSize(ulong value)
    {
        switch (value)
        {
            case < 0xFD:
                Space(1)[0] = (byte)value;
                break;
            case <= 0xFFFF:
                Space(1)[0] = 0xFD;
                BinaryPrimitives.WriteUInt16LittleEndian(Space(2), (ushort)value);
                break;
            case <= 0xFFFF_FFFF:
                Space(1)[0] = 0xFE;
                WriteUInt32((uint)value);
                break;
            default:
                Space(1)[0] = 0xFF;
                WriteUInt64(value);
                break;
        }
    }
}
