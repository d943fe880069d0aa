using System.Globalization;
using System.Text;

namespace Chrysalis.Talking.Tests.Numpy;

/// <summary>Writes .npy files as NumPy does (its format 1.0 to 3.0), and such as it never would.</summary>
internal static class NpyBytes
{
    /// <summary>An array of float32 in the usual order.</summary>
    public static byte[] Of(int[] shape, params ReadOnlySpan<float> values)
    {
        var data = new List<byte>();
        foreach (float value in values)
            data.AddRange(BitConverter.GetBytes(value));
        return File(Header("<f4", "False", shape), [.. data]);
    }

    /// <summary>A header's text.</summary>
    public static string Header(string type, string columnMajor, params int[] shape) =>
        $"{{'descr': '{type}', 'fortran_order': {columnMajor}, 'shape': ({string.Concat(shape.Select(Dimension))}), }}";

    /// <summary>A file of any header, padded as NumPy pads it.</summary>
    public static byte[] File(string header, byte[] data, byte version = 1)
    {
        int before = version == 1 ? 10 : 12;
        string padded = header.PadRight((before + header.Length + 64) / 64 * 64 - before - 1) + "\n";
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)padded.Length) : BitConverter.GetBytes(padded.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. Encoding.Latin1.GetBytes(padded), .. data];
    }

    private static string Dimension(int dimension) => dimension.ToString(CultureInfo.InvariantCulture) + ", ";
}
