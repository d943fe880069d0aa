using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Chrysalis.Talking.Onnx;

/// <summary>
/// Writes the protocol-buffer wire format: the few field kinds that ONNX needs. Large arrays stay where they lie until all is copied out.
/// </summary>
internal sealed class ProtobufWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly List<(int At, float[] Values)> apart = [];

    private enum WireType
    {
        Varint = 0,
        LengthDelimited = 2,
        Fixed32 = 5,
    }

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Copies what was written; the target holds at least <see cref="Length"/> bytes.</summary>
    /// <returns>What follows in the target.</returns>
    public Span<byte> CopyTo(Span<byte> target)
    {
        int from = 0;
        foreach ((int at, float[] values) in apart)
        {
            target = Put(bytes.WrittenSpan[from..at], target);
            target = Put(Raw<float>(values), target);
            from = at;
        }

        return Put(bytes.WrittenSpan[from..], target);
    }

    public void Int(int field, long value)
    {
        Tag(field, WireType.Varint);
        Varint((ulong)value);
    }

    public void Float(int field, float value)
    {
        Tag(field, WireType.Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.GetSpan(sizeof(float)), value);
        Advance(sizeof(float));
    }

    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Bytes.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Head(field, value.Length);
        value.CopyTo(bytes.GetSpan(value.Length));
        Advance(value.Length);
    }

    /// <summary>A message that was written by itself.</summary>
    /// <param name="field">Number of the field.</param>
    /// <param name="message">All but the numbers.</param>
    /// <param name="values">Numbers that end it, not copied before <see cref="CopyTo"/>: they must not change until then.</param>
    public void Message(int field, ProtobufWriter message, params float[] values)
    {
        int raw = checked(values.Length * sizeof(float));
        Head(field, checked(message.Length + raw));
        message.CopyTo(bytes.GetSpan(message.Length));
        Advance(message.Length);
        if (raw > 0)
            apart.Add((bytes.WrittenCount, values));
        Length = checked(Length + raw);
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
        Message(field, inner);
    }

    private static Span<byte> Put(ReadOnlySpan<byte> part, Span<byte> target)
    {
        part.CopyTo(target);
        return target[part.Length..];
    }

    private void Advance(int count)
    {
        bytes.Advance(count);
        Length = checked(Length + count);
    }

    private void Tag(int field, WireType type) => Varint((ulong)(field << 3 | (int)type));

    private void Varint(ulong value)
    {
        Span<byte> span = bytes.GetSpan(10);
        int length = 0;
        for (; value >= 0x80; value >>= 7)
            span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        Advance(length);
    }
}
