using System.Globalization;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>
/// Where rays are sampled, as AD-NeRF's tools write it for their trainings: lines <c>near = 0.5</c> and <c>far = 1.1</c>.
/// </summary>
internal static class SamplingText
{
    private const long MostBytes = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FootageException">It does not say so, or cannot be.</exception>
    public static (float Near, float Far) Read(string path)
    {
        string[] lines = LimitedFile.ReadText(path, MostBytes, bytes => new FootageException(
            $"'{path}' has {bytes} bytes or more; at most {MostBytes} are read.")).Split('\n');
        (float near, float far) = (Value(lines, "near"), Value(lines, "far"));
        return near > 0 && near < far
            ? (near, far)
            : throw new FootageException($"'{path}' has no near and far with 0 < near < far: let the official tool write it again, "
                + "or remove the file, and they are taken of the poses.");
    }

    private static float Value(string[] lines, string name) => lines
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
        .Where(parts => parts.Length == 2 && parts[0] == name)
        .Select(parts => float.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out float value) ? value : float.NaN)
        .FirstOrDefault(float.NaN);
}
