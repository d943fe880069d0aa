namespace Chrysalis.Quantum.Migration.Layouts;

/// <summary>Writes a transaction's parts as they stand on the wire; keys, signatures and hashes are filled with a constant.</summary>
internal sealed class LayoutWriter
{
    private const byte Filling = 0xAB;

    private readonly List<byte> bytes = [];

    /// <summary>What was written.</summary>
    public byte[] ToArray() => [.. bytes];

    /// <summary>One byte: an opcode, a marker.</summary>
    public LayoutWriter Byte(byte value)
    {
        bytes.Add(value);
        return this;
    }

    /// <summary>Bytes as they are.</summary>
    public LayoutWriter Raw(ReadOnlySpan<byte> bytes)
    {
        this.bytes.AddRange(bytes);
        return this;
    }

    /// <summary>A little-endian number of four bytes.</summary>
    public LayoutWriter Number(uint value) =>
        Raw(BitConverter.GetBytes(BitConverter.IsLittleEndian ? value : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(value)));

    /// <summary>A little-endian number of eight bytes.</summary>
    public LayoutWriter Amount(ulong value) => Number((uint)value).Number((uint)(value >> 32));

    /// <summary>Bitcoin's variable-length count.</summary>
    public LayoutWriter Count(int value) => value switch
    {
        < 0xFD => Byte((byte)value),
        <= 0xFFFF => Byte(0xFD).Byte((byte)value).Byte((byte)(value >> 8)),
        _ => Byte(0xFE).Number((uint)value),
    };

    /// <summary>A key, signature or hash of so many bytes.</summary>
    public LayoutWriter Fill(int length)
    {
        bytes.AddRange(Enumerable.Repeat(Filling, length));
        return this;
    }

    /// <summary>The opcodes that push so many bytes, and the bytes (the shortest way, as BIP-62 asks).</summary>
    public LayoutWriter Push(int length) => Push(new LayoutWriter().Fill(length).ToArray());

    /// <summary>The opcodes that push <paramref name="bytes"/>, and the bytes.</summary>
    public LayoutWriter Push(ReadOnlySpan<byte> bytes)
    {
        const byte PushData1 = 0x4C;
        const byte PushData2 = 0x4D;
        int length = bytes.Length;
        if (length < PushData1)
            Byte((byte)length);
        else if (length <= 0xFF)
            Byte(PushData1).Byte((byte)length);
        else
            Byte(PushData2).Byte((byte)length).Byte((byte)(length >> 8));
        return Raw(bytes);
    }

    /// <summary>A count and so many bytes: a script, a witness element.</summary>
    public LayoutWriter Sized(ReadOnlySpan<byte> bytes) => Count(bytes.Length).Raw(bytes);

    /// <summary>A count and so many bytes of filling.</summary>
    public LayoutWriter SizedFill(int length) => Count(length).Fill(length);
}
