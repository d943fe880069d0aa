using Chrysalis.Talking.VolumeRendering.Heads;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>A head in space, and what makes pixels of what its rays see.</summary>
internal sealed class HeadNetwork<TField> : nn.Module
    where TField : nn.Module, IHeadField
{
    private readonly TField head;
    private readonly HeadUpsampler? upsampler;

    /// <param name="field">The head.</param>
    /// <param name="upsampler">Makes four pixels of a ray; null where a ray is a pixel.</param>
    public HeadNetwork(TField field, HeadUpsampler? upsampler) : base(nameof(HeadNetwork<>))
    {
        (head, this.upsampler) = (field, upsampler);
        RegisterComponents();
    }

    /// <summary>The head.</summary>
    public TField Head => head;

    /// <summary>What makes pixels of rays; null where a ray is a pixel.</summary>
    public HeadUpsampler? Upsampler => upsampler;

    /// <summary>Pixels along a ray's edge.</summary>
    public int Scale => upsampler is null ? 1 : 2;

    /// <summary>Rays beside a patch that its pixels depend on.</summary>
    public int Reach => upsampler is null ? 0 : HeadUpsampler.Reach;

    /// <summary>Renders patches.</summary>
    /// <param name="rays">Their rays.</param>
    /// <param name="codes">What moves the head in each, P x C.</param>
    /// <param name="size">Their edge in rays.</param>
    /// <returns>What the rays see, and colour times cover with the cover in pixels: P x 4 x (scale S) x (scale S).</returns>
    public (HeadComposite Seen, Tensor Pixels) Render(HeadRays rays, Tensor codes, int size)
    {
        HeadComposite seen = HeadComposite.Render(rays, head, codes, size);
        return (seen, upsampler is null ? seen.Picture : upsampler.call(seen.Picture));
    }
}
