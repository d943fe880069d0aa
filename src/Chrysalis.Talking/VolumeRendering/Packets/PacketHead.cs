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
    private long done;

    /// <summary>Edge of the pictures in pixels.</summary>
    public int SizePx => sizePx;

    /// <summary>Where rays are sampled.</summary>
    public ShellSampling Sampling => renderer.Sampling;

    /// <summary>Renders the head: colour times cover, and the cover, 4 x S x S.</summary>
    /// <param name="pose">Where it is.</param>
    /// <param name="codes">What moves it.</param>
    public float[] Render(RigidPose pose, ReadOnlySpan<float> codes) => Render(view, pose, codes);

    /// <summary>Renders the head in another square.</summary>
    /// <param name="square">The square of another camera's picture.</param>
    /// <param name="pose">Where it is.</param>
    /// <param name="codes">What moves it.</param>
    public float[] Render(HeadView square, RigidPose pose, ReadOnlySpan<float> codes) => Pixels(Look(square, pose, field(codes)).Seen);

    /// <summary>Renders the head, and tells where in space it is.</summary>
    /// <param name="square">The square.</param>
    /// <param name="pose">Where it is.</param>
    /// <param name="codes">What moves it.</param>
    public PaintedHead Paint(HeadView square, RigidPose pose, ReadOnlySpan<float> codes)
    {
        HeadPicture seen = Look(square, pose, field(codes)).Seen;
        return new(Pixels(seen), seen.Distances, seen.Plane(seen.Features).ToArray());
    }

    /// <summary>What the rays of a square see, the first half of rendering.</summary>
    /// <param name="square">The square.</param>
    /// <param name="pose">Where the head is.</param>
    /// <param name="moment">The head at the moment.</param>
    /// <returns>What they see, and how many samples were looked at.</returns>
    public (HeadPicture Seen, long Samples) Look(HeadView square, RigidPose pose, IPacketField moment)
    {
        (HeadPicture Seen, long Samples) look = renderer.Render(square.Camera(sizePx / (upsampler is null ? 1 : 2)), pose, moment);
        Interlocked.Add(ref done, moment.MomentMultiplyAdds + look.Samples * moment.MultiplyAdds);
        return look;
    }

    /// <summary>Pixels of what rays see, the second half of rendering.</summary>
    public float[] Pixels(HeadPicture seen) =>
        upsampler?.Run(seen) ?? [.. seen.Values.AsSpan(0, 3 * sizePx * sizePx), .. seen.Plane(seen.Features)];

    /// <summary>The head at a moment.</summary>
    public IPacketField At(ReadOnlySpan<float> codes) => field(codes);

    /// <summary>Multiply-adds that turn a ray into pixels.</summary>
    public int PixelMultiplyAdds => upsampler?.MultiplyAdds ?? 0;

    /// <summary>Multiply-adds of all that was rendered so far, samples and pixels.</summary>
    public long MultiplyAddsDone => Interlocked.Read(ref done) + (upsampler?.MultiplyAddsDone ?? 0);
}
