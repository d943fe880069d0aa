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

    /// <summary>Bytes, or a message of which one part lies elsewhere than the rest.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> value, ReadOnlySpan<byte> rest = default)
    {
        Head(field, value.Length + rest.Length);
        bytes.Write(value);
        bytes.Write(rest);
    }

    /// <summary>What stands before so many bytes of a field.</summary>
    public void Head(int field, int length)
    {
        Tag(field, WireType.LengthDelimited);
        Varint((ulong)length);
    }

    /// <summary>Values in little-endian order, as TensorProto.raw_data wants them.</summary>
    public static ReadOnlySpan<byte> Raw<T>(ReadOnlySpan<T> values) where T : unmanaged => BitConverter.IsLittleEndian
        ? MemoryMarshal.AsBytes(values)
        : throw new PlatformNotSupportedException("Writing ONNX needs a little-endian processor.");

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
