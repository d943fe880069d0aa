using Chrysalis.Talking.Media;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Official;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>Small pictures of a frame to validate with: as filmed, and as the networks show it.</summary>
internal static class SyncTalkPreview
{
    /// <summary>Renders the first frame to validate with, writes it beside the footage's, and measures how far both are apart.</summary>
    /// <param name="path">The picture to write.</param>
    /// <param name="footage">The footage.</param>
    /// <param name="filmed">The frame as filmed.</param>
    /// <param name="behind">What is behind what is rendered.</param>
    /// <param name="renderer">Renders.</param>
    /// <param name="moment">What moves the head.</param>
    /// <param name="mostRows">Rows of the picture; no more than there are.</param>
    /// <returns>The peak signal-to-noise ratio in dB.</returns>
    public static double Write(
        string path, SyncTalkFootage footage, Frame filmed, Frame behind, SyncTalkRenderer renderer, SyncTalkMoment moment, int mostRows)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        PinholeCamera camera = footage.Footage.Camera;
        int rows = Math.Min(mostRows, camera.Height), columns = Math.Max(2, (int)Math.Round(camera.Width * rows / (double)camera.Height));
        float[] shown = renderer.Render(
            OfficialScene.CameraOf(columns, rows, camera.FocalPx * rows / camera.Height), SyncTalkFootage.Pose(footage.Footage.Held[0]),
            moment, OfficialPixels.ToTensor(StillImage.Scaled(behind, columns, rows)), CancellationToken.None);
        return OfficialPreview.Write(path, StillImage.Scaled(filmed, columns, rows), shown);
    }
}
