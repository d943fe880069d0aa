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

    /// <summary>Makes room for so many bytes more.</summary>
    public void Reserve(int count) => bytes.GetSpan(count);

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
        Head(field, value.Length);
        bytes.Write(value);
    }

    /// <summary>A message of some fields written already and one more, the values in little-endian order, as
    /// TensorProto.raw_data wants them; they are copied once.</summary>
    public void Message<T>(int field, ReadOnlySpan<byte> first, int rawField, ReadOnlySpan<T> values) where T : unmanaged
    {
        var head = new ProtobufWriter();
        head.Head(rawField, Raw(values).Length);
        Head(field, first.Length + head.Written.Length + Raw(values).Length);
        bytes.Write(first);
        bytes.Write(head.Written);
        bytes.Write(Raw(values));
    }

    public void Message(int field, Action<ProtobufWriter> write)
    {
        var inner = new ProtobufWriter();
        write(inner);
        Bytes(field, inner.Written);
    }

    private static ReadOnlySpan<byte> Raw<T>(ReadOnlySpan<T> values) where T : unmanaged => BitConverter.IsLittleEndian
        ? MemoryMarshal.AsBytes(values)
        : throw new PlatformNotSupportedException("Writing ONNX needs a little-endian processor.");

    private void Head(int field, int length)
    {
        Tag(field, WireType.LengthDelimited);
        Varint((ulong)length);
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
