using Chrysalis.Talking.Torch;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Differentiable;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Rendering;

/// <summary>Renders whole frames as published: the head over the background, the torso before both. At the published size a
/// frame takes minutes.</summary>
/// <param name="head">Renders the head.</param>
/// <param name="torso">Renders the torso; null leaves it out.</param>
internal sealed class FrameRenderer(CoarseFineRenderer head, CoarseFineRenderer? torso)
{
    // 192 samples of 256 values, twelve layers: some 300 MB of the networks' values at once.
    private const int RaysAtOnce = 128;

    /// <summary>Renders a frame.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="pose">Where it stands in the space of the head.</param>
    /// <param name="torsoPose">Where it stands for the torso: in the published code at the first frame of the footage, always.</param>
    /// <param name="code">What is heard: 64 values.</param>
    /// <param name="background">H x W x 3 in [0, 1].</param>
    /// <param name="range">Where rays are sampled.</param>
    /// <param name="cancellation">Stops between parts of the frame.</param>
    /// <returns>H x W x 3 in [0, 1], row by row.</returns>
    public float[] Render(
        PinholeCamera camera, CameraPose pose, CameraPose torsoPose, Tensor code, Tensor background, DepthRange range,
        CancellationToken cancellation)
    {
        using var _ = no_grad();
        var pixels = new float[camera.PixelCount * 3];
        for (int first = 0; first < camera.PixelCount; first += RaysAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            int count = Math.Min(RaysAtOnce, camera.PixelCount - first);
            Tensor behind = background.view(-1, 3).narrow(0, first, count);
            CompositedRays face = head.Render(RayBatch.Of(camera, pose, first, count, code.device), behind, code, range).Fine;
            Tensor colours = torso is null ? face.Colour : Lay(torso.Render(
                RayBatch.Of(camera, torsoPose, first, count, code.device), behind, TorsoSignal.Of(code, pose), range).Fine, face);
            colours.cpu().contiguous().data<float>().CopyTo(pixels.AsSpan(first * 3, count * 3));
        }

        return pixels;
    }

    /// <summary>The torso before the head: what passes the torso shows the head's picture instead of the background.</summary>
    public static Tensor Lay(CompositedRays torso, CompositedRays head) =>
        torso.Foreground.Plus(torso.BackgroundWeight().unsqueeze(1) * head.Colour);
}
