using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>A training's preview: rows of pictures, what belongs together below each other.</summary>
internal static class PreviewRows
{
    private const int Columns = 8;

    /// <summary>Writes a PNG of eight of the pictures, spread over them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">B x 3 x H x W each, in [0, 1].</param>
    public static void Save(string path, params Tensor[] rows)
    {
        long last = rows[0].shape[0] - 1, step = Math.Max(1, (last + 1) / Columns);
        StillImage.Save(path, FrameTensor.ToFrame(cat([.. rows.Select(
            row => cat([.. Enumerable.Range(0, Columns).Select(i => row[Math.Min(i * step + i % 2, last)])], 2))], 1)));
    }
}
