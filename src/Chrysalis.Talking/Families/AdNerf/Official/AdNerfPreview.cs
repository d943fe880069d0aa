using Chrysalis.Talking.Families.AdNerf.Rendering;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Official;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>Small pictures of a frame to validate with: as filmed, and as the networks show it.</summary>
internal static class AdNerfPreview
{
    /// <summary>Renders the first frame to validate with, writes it beside the footage's, and measures how far both are apart.</summary>
    /// <param name="path">The picture to write.</param>
    /// <param name="footage">The footage.</param>
    /// <param name="filmed">The frame as filmed.</param>
    /// <param name="renderer">Renders.</param>
    /// <param name="code">What is heard in it.</param>
    /// <param name="rows">Rows of the picture.</param>
    /// <returns>The peak signal-to-noise ratio in dB.</returns>
    public static double Write(string path, AdNerfFootage footage, Frame filmed, FrameRenderer renderer, Tensor code, int rows)
    {
        OfficialFrame frame = footage.Footage.Held[0];
        int columns = Math.Max(1, (int)Math.Round(filmed.Width * rows / (double)filmed.Height));
        PinholeCamera camera = OfficialScene.CameraOf(
            columns, rows, footage.Footage.Camera.FocalPx * rows / footage.Footage.Camera.Height);
        Frame wanted = StillImage.Scaled(filmed, columns, rows);
        Tensor background = OfficialPixels.ToTensor(StillImage.Scaled(footage.Footage.Background, columns, rows)).to(code.device);
        float[] shown = renderer.Render(
            camera, AdNerfFootage.Pose(frame), AdNerfFootage.Pose(footage.Footage.Training[0]), code, background, footage.Range,
            CancellationToken.None);
        return OfficialPreview.Write(path, wanted, shown);
    }
}
