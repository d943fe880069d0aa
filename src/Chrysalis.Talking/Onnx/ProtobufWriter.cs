using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Chrysalis.Talking.Onnx;

/// <summary>Writes the protocol-buffer wire format: the few field kinds that ONNX needs.</summary>
internal sealed class ProtobufWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    private enum WireType
    {
        Varint = 0,
        LengthDelimited = 2,
        Fixed32 = 5,
    }

    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public void Int(int field, long value)
    {
        Tag(field, WireType.Varint);
        Varint((ulong)value);
    }

    public void Float(int field, float value)
    {
        Tag(field, WireType.Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.GetSpan(sizeof(float)), value);
        bytes.Advance(sizeof(float));
    }

    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, WireType.LengthDelimited);
        Varint((ulong)value.Length);
        bytes.Write(value);
    }

    /// <summary>Values in little-endian order, as TensorProto.raw_data wants them.</summary>
    public void Raw<T>(int field, ReadOnlySpan<T> values) where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Writing ONNX needs a little-endian processor.");
        Bytes(field, MemoryMarshal.AsBytes(values));
    }

    public void Message(int field, Action<ProtobufWriter> write)
    {
        var inner = new ProtobufWriter();
        write(inner);
        Bytes(field, inner.Written);
    }

    private void Tag(int field, WireType type) => Varint((ulong)(field << 3 | (int)type));

    private void Varint(ulong value)
    {
        Span<byte> span = bytes.GetSpan(10);
        int length = 0;
        for (; value >= 0x80; value >>= 7)
            span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        bytes.Advance(length);
    }
}
