using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>A head that is rendered without Torch: field, then rays to pixels. May be shared between threads.</summary>
/// <param name="field">The head.</param>
/// <param name="upsampler">Makes four pixels of a ray; null where a ray is a pixel.</param>
/// <param name="shell">Where anything of the head is seen.</param>
/// <param name="samples">Samples a ray.</param>
/// <param name="view">The square that is rendered.</param>
/// <param name="sizePx">Edge of the pictures in pixels.</param>
internal sealed class PacketHead(
    FieldOfMoment field, PacketUpsampler? upsampler, VisibleShell shell, int samples, HeadView view, int sizePx)
{
    private readonly HeadRenderer renderer = new(shell, samples);

    /// <summary>Edge of the pictures in pixels.</summary>
    public int SizePx => sizePx;

    /// <summary>Renders the head: colour times cover, and the cover, 4 x S x S.</summary>
    /// <param name="pose">Where it is.</param>
    /// <param name="codes">What moves it.</param>
    public float[] Render(RigidPose pose, ReadOnlySpan<float> codes) => Render(view, pose, codes);

    /// <summary>Renders the head in another square.</summary>
    /// <param name="square">The square of another camera's picture.</param>
    /// <param name="pose">Where it is.</param>
    /// <param name="codes">What moves it.</param>
    public float[] Render(HeadView square, RigidPose pose, ReadOnlySpan<float> codes)
    {
        PinholeCamera camera = square.Camera(sizePx / (upsampler is null ? 1 : 2));
        (HeadPicture picture, _) = renderer.Render(camera, pose, field(codes));
        return upsampler?.Run(picture) ?? [.. picture.Values.AsSpan(0, 3 * sizePx * sizePx), .. picture.Plane(picture.Features)];
    }
}
