using System.Buffers.Binary;

namespace Chrysalis.Talking.Onnx.Tflite;

/// <summary>A tensor of a TensorFlow Lite graph.</summary>
/// <param name="Shape">Its edges: batch, height, width, channels for a picture.</param>
/// <param name="Type">The number type, as the format counts them.</param>
/// <param name="Data">The bytes of a constant; empty for what is computed.</param>
internal sealed record TfliteTensor(int[] Shape, int Type, byte[] Data)
{
    private const int Float = 0, Half = 1, Int = 2;

    /// <summary>Whether its values are in the file.</summary>
    public bool IsConstant => Data.Length > 0;

    /// <summary>Number of values.</summary>
    public int Count => Shape.Aggregate(1, (a, b) => checked(a * b));

    /// <summary>A constant's values.</summary>
    /// <exception cref="FormatException">There are not as many as its shape says, or they are of another type.</exception>
    public float[] Values()
    {
        int bytes = Type switch
        {
            Float or Int => 4,
            Half => 2,
            _ => throw new FormatException($"a constant's numbers are of type {Type}"),
        };
        if (Data.Length != (long)Count * bytes)
            throw new FormatException($"a constant of {string.Join('x', Shape)} has {Data.Length} bytes");
        var values = new float[Count];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> one = Data.AsSpan(i * bytes, bytes);
            values[i] = Type switch
            {
                Float => BinaryPrimitives.ReadSingleLittleEndian(one),
                Half => (float)BinaryPrimitives.ReadHalfLittleEndian(one),
                _ => BinaryPrimitives.ReadInt32LittleEndian(one),
            };
        }

        return values;
    }
}
