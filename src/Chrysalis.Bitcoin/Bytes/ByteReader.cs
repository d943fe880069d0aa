using System.Buffers.Binary;

namespace Chrysalis.Bitcoin.Bytes;

/// <summary>
/// Reads Bitcoin's serialisation from bytes that may be hostile: whatever does not fit is refused before anything is allocated.
/// </summary>
/// <param name="bytes">What is read.</param>
public ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Bytes left.</summary>
    public readonly int Left => this.bytes.Length - Position;

    /// <summary>The next bytes without reading them.</summary>
    public readonly ReadOnlySpan<byte> Ahead => this.bytes[Position..];

    /// <summary>Reads so many bytes.</summary>
    /// <exception cref="BitcoinFormatException">There are fewer.</exception>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count > Left || count < 0)
            throw new BitcoinFormatException(
                $"{count} bytes are announced at byte {Position}, but {Left} are left: the data is cut short or damaged.");
        ReadOnlySpan<byte> taken = this.bytes.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    /// <summary>Reads one byte.</summary>
    public byte Byte() => Take(1)[0];

    /// <summary>Reads two bytes.</summary>
    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    /// <summary>Reads four bytes.</summary>
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>Reads eight bytes.</summary>
    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>Reads a number of 1, 3, 5 or 9 bytes, which must be the shortest form.</summary>
    /// <exception cref="BitcoinFormatException">A shorter form exists, as Bitcoin Core refuses too.</exception>
    public ulong CompactSize()
    {
        int start = Position;
        byte first = Byte();
        (ulong value, ulong least) = first switch
        {
            < 0xFD => (first, 0UL),
            0xFD => (ReadUInt16(), 0xFDUL),
            0xFE => (ReadUInt32(), 0x1_0000UL),
            _ => (ReadUInt64(), 0x1_0000_0000UL),
        };
        return value >= least
            ? value
            : throw new BitcoinFormatException($"The number at byte {start} is {value} in too many bytes: the data is damaged.");
    }

    /// <summary>Reads how many items follow, each of at least so many bytes.</summary>
    /// <exception cref="BitcoinFormatException">So many cannot fit into the bytes that are left.</exception>
    public int Count(int leastBytes, string what)
    {
        int start = Position;
        ulong count = CompactSize();
        return count <= (ulong)(Left / leastBytes)
            ? (int)count
            : throw new BitcoinFormatException($"{count} {what} are announced at byte {start}, but the {Left} bytes left cannot hold them: "
                + "the data is cut short or damaged.");
    }

    /// <summary>Reads bytes with their number before them, and says where they stand.</summary>
    public ByteRange Sized()
    {
        ulong length = CompactSize();
        int start = Position;
        Take(length > int.MaxValue ? long.MaxValue : (long)length);
        return new(start, (int)length);
    }

    /// <summary>Reads Bitcoin Core's own variable-length number (serialize.h, VARINT): seven bits a byte, highest first.</summary>
    /// <exception cref="BitcoinFormatException">It does not fit 64 bits.</exception>
    public ulong VarInt()
    {
        int start = Position;
        ulong value = 0;
        while (true)
        {
            byte next = Byte();
            if (value > ulong.MaxValue >> 7)
                throw new BitcoinFormatException($"The number at byte {start} does not fit 64 bits: the data is damaged.");
            value = (value << 7) | (next & 0x7Fu);
            if (next < 0x80)
                return value;
            if (value++ == ulong.MaxValue)
                throw new BitcoinFormatException($"The number at byte {start} does not fit 64 bits: the data is damaged.");
        }
    }
}
