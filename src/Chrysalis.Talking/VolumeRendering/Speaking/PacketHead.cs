using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Packets;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>A head that is rendered whole: field, rays to pixels, torso and background. May be shared between threads.</summary>
/// <param name="field">The head.</param>
/// <param name="upsampler">Makes four pixels of a ray; null where a ray is a pixel.</param>
/// <param name="shell">Where anything of the head is seen.</param>
/// <param name="samples">Samples a ray.</param>
/// <param name="view">The square that is rendered.</param>
/// <param name="backdrop">What is behind.</param>
internal sealed class PacketHead(
    FieldOfMoment field, PacketUpsampler? upsampler, VisibleShell shell, int samples, HeadView view, Backdrop backdrop)
{
    private readonly HeadRenderer renderer = new(shell, samples);
    private readonly PinholeCamera camera = view.Camera(backdrop.Size / (upsampler is null ? 1 : 2));

    /// <summary>Edge of the pictures in pixels.</summary>
    public int SizePx => backdrop.Size;

    /// <summary>Renders a frame.</summary>
    /// <param name="pose">Where the head is.</param>
    /// <param name="codes">What moves it.</param>
    public Frame Render(RigidPose pose, ReadOnlySpan<float> codes) => backdrop.Under(pose, RenderHead(pose, codes));

    /// <summary>Renders the head alone: colour times cover, and the cover, 4 x S x S.</summary>
    public float[] RenderHead(RigidPose pose, ReadOnlySpan<float> codes)
    {
        (HeadPicture picture, _) = renderer.Render(camera, pose, field(codes));
        return upsampler?.Run(picture) ?? [.. picture.Values.AsSpan(0, 3 * SizePx * SizePx), .. picture.Plane(picture.Features)];
    }
}
