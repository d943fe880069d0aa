using Chrysalis.Talking.Torch;
using Chrysalis.Talking.VolumeRendering.Heads;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>A <see cref="Backdrop"/> that is learnt.</summary>
internal sealed class BackdropNetwork : nn.Module
{
    private readonly Parameter picture, flow;

    /// <param name="size">Edge of the picture in pixels.</param>
    public BackdropNetwork(int size) : base(nameof(BackdropNetwork))
    {
        picture = nn.Parameter(zeros(1, 3, size, size));
        flow = nn.Parameter(zeros(Backdrop.PoseNumbers, 2 * Backdrop.Knots * Backdrop.Knots));
        RegisterComponents();
    }

    /// <summary>The picture, 1 x 3 x S x S.</summary>
    public Parameter Picture => picture;

    /// <summary>How far the knots go with each number of a pose.</summary>
    public Parameter Flow => flow;

    /// <summary>What is behind heads.</summary>
    /// <param name="poses">The numbers of their poses, B x 6.</param>
    /// <returns>B x 3 x S x S.</returns>
    public Tensor Show(Tensor poses)
    {
        long size = picture.shape[2], count = poses.shape[0];
        Tensor ways = poses.matmul(flow).view(count, 2, Backdrop.Knots, Backdrop.Knots);
        ways = nn.functional.interpolate(ways, [size, size], mode: InterpolationMode.Bilinear, align_corners: false);
        Tensor line = HeldNumbers.Count(size).Plus(Scalars.Of(0.5)) * Scalars.Of(2.0 / size) - Scalars.Of(1);
        Tensor x = line.view(1, 1, size).expand(count, size, size).Plus(ways.select(1, 0) * Scalars.Of(2));
        Tensor y = line.view(1, size, 1).expand(count, size, size).Plus(ways.select(1, 1) * Scalars.Of(2));
        return nn.functional.grid_sample(
            picture.expand(count, -1, -1, -1), stack([x, y], 3), GridSampleMode.Bilinear, GridSamplePaddingMode.Border, false);
    }
}
