using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Numpy;

/// <summary>Writes arrays as NumPy saves them: little-endian float32, the last index running fastest, format 1.0.</summary>
internal static class NpyWriter
{
    private const int Alignment = 64, FixedBytes = 10;

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">There are not as many numbers as the shape says.</exception>
    public static void Write(string path, NpyArray array)
    {
        byte[] bytes = ToBytes(array);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="ArgumentException">There are not as many numbers as the shape says.</exception>
    public static byte[] ToBytes(NpyArray array)
    {
        if (array.Shape.Aggregate(1L, (a, b) => a * b) != array.Values.Length)
            throw new ArgumentException($"{array.Values.Length} numbers do not fill the shape [{string.Join(", ", array.Shape)}].");
        string shape = string.Concat(array.Shape.Select(edge => edge.ToString(CultureInfo.InvariantCulture) + ", ")).TrimEnd();
        string text = "{'descr': '<f4', 'fortran_order': False, 'shape': ("
            + (array.Shape.Length == 1 ? shape : shape.TrimEnd(',')) + "), }";

        // Header and newline together end on a multiple of 64 bytes, as the format asks for.
        int length = (FixedBytes + text.Length + Alignment) / Alignment * Alignment - FixedBytes;
        var bytes = new byte[FixedBytes + length + array.Values.Length * sizeof(float)];
        ((ReadOnlySpan<byte>)[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0]).CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)length);
        Encoding.ASCII.GetBytes(text.PadRight(length - 1) + "\n", bytes.AsSpan(FixedBytes));
        for (int i = 0; i < array.Values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(FixedBytes + length + i * sizeof(float)), array.Values[i]);
        return bytes;
    }
}
