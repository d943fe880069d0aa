using System.Buffers.Binary;

namespace Chrysalis.Talking.Numpy;

/// <summary>A type of floating-point numbers as NumPy names it.</summary>
/// <param name="Bytes">Bytes a number: 2, 4 or 8.</param>
/// <param name="IsBigEndian">Whether the first byte is the greatest.</param>
internal readonly record struct NpyType(int Bytes, bool IsBigEndian)
{
    /// <summary>The type of a name such as <c>&lt;f4</c>; null for one that is not read here.</summary>
    public static NpyType? Of(string name) => name is ['<' or '>' or '=' or '|', 'f', '2' or '4' or '8']
        ? new(name[2] - '0', name[0] == '>')
        : null;

    /// <summary>Reads numbers in single precision.</summary>
    public float[] Read(ReadOnlySpan<byte> bytes)
    {
        var values = new float[bytes.Length / Bytes];
        for (int i = 0; i < values.Length; i++)
            values[i] = One(bytes.Slice(i * Bytes, Bytes));
        return values;
    }

    private float One(ReadOnlySpan<byte> bytes) => (Bytes, IsBigEndian) switch
    {
        (2, false) => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        (2, true) => (float)BinaryPrimitives.ReadHalfBigEndian(bytes),
        (4, false) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (4, true) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        (_, false) => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        (_, true) => (float)BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}
