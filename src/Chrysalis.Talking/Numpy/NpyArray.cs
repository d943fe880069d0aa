using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Numpy;

/// <summary>An array of a .npy file, as NumPy saves it. No Python object is ever loaded.</summary>
/// <param name="Shape">Dimensions, outermost first; empty for a single number.</param>
/// <param name="Values">Numbers, the last index running fastest.</param>
internal sealed record NpyArray(int[] Shape, float[] Values)
{
    private const long MostBytes = 1L << 30;

    /// <summary>Reads a file.</summary>
    /// <exception cref="TalkingException">
    /// It is missing, damaged, no .npy file, of numbers that are not read here, or above a gibibyte.
    /// </exception>
    public static NpyArray Read(string path)
    {
        if (Directory.Exists(path))
            throw new TalkingException($"'{path}' is a folder; give a .npy file.");
        if (!File.Exists(path))
            throw new TalkingException($"The .npy file '{path}' does not exist.");
        byte[] file = LimitedFile.ReadBytes(path, MostBytes, bytes => new TalkingException(
            $"'{path}' has {bytes} bytes or more; a .npy file of at most {MostBytes} is read: save a part of the array, as float32."));
        NpyHeader header = NpyHeader.Parse(file, path);
        ReadOnlySpan<byte> data = file.AsSpan(header.DataOffset);
        if (Count(header.Shape) is not { } count || count * header.Type.Bytes != data.Length)
            throw new TalkingException(
                $"'{path}' is cut short or damaged: {data.Length} bytes of numbers are not what its shape "
                + $"[{string.Join(", ", header.Shape)}] at {header.Type.Bytes} bytes a number needs; save the array again.");

        int[] shape = [.. header.Shape.Select(dimension => (int)dimension)];
        float[] values = header.Type.Read(data);
        return new(shape, header.IsColumnMajor ? RowMajor(values, shape) : values);
    }

    /// <summary>The product of all dimensions; null where it, or a dimension beside a zero, is more than a file can hold.</summary>
    private static long? Count(long[] shape)
    {
        long product = 1;
        bool isEmpty = false;
        foreach (long dimension in shape)
        {
            if (dimension > MostBytes / product)
                return null;
            isEmpty |= dimension == 0;
            product *= Math.Max(dimension, 1);
        }

        return isEmpty ? 0 : product;
    }

    private static float[] RowMajor(float[] columnMajor, int[] shape)
    {
        var strides = new int[shape.Length];
        int stride = 1;
        for (int d = 0; d < shape.Length; stride *= shape[d++])
            strides[d] = stride;
        var values = new float[columnMajor.Length];
        var index = new int[shape.Length];
        for (int i = 0, from = 0; i < values.Length; i++)
        {
            values[i] = columnMajor[from];
            for (int d = shape.Length - 1; d >= 0; d--)
            {
                from += strides[d];
                if (++index[d] < shape[d])
                    break;
                from -= strides[d] * shape[d];
                index[d] = 0;
            }
        }

        return values;
    }
}
