using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Chrysalis.Talking.Tests;

/// <summary>Reads little-endian float32 arrays in C order from NumPy's .npy files (format 1.0 to 3.0).</summary>
internal sealed partial record NpyFile(float[] Values, int[] Shape)
{
    public static NpyFile Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int lengthBytes = bytes[6] >= 2 ? 4 : 2;
        int headerLength = lengthBytes == 4 ? BitConverter.ToInt32(bytes, 8) : BitConverter.ToUInt16(bytes, 8);
        string header = Encoding.UTF8.GetString(bytes, 8 + lengthBytes, headerLength);
        Assert.Contains("'<f4'", header, StringComparison.Ordinal);
        Assert.Contains("'fortran_order': False", header, StringComparison.Ordinal);
        int[] shape = [.. ShapePattern().Match(header).Groups[1].Value
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        var values = new float[(bytes.Length - 8 - lengthBytes - headerLength) / 4];
        Buffer.BlockCopy(bytes, 8 + lengthBytes + headerLength, values, 0, values.Length * 4);
        return new(values, shape);
    }

    [GeneratedRegex(@"'shape': \(([^)]*)\)")]
    private static partial Regex ShapePattern();
}
