using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.AdNerf.Networks;

/// <summary>
/// Colour and density of a point in space while something is said (Guo 2021, AD-NeRF). 661,636 parameters for the head, 683,140 for the
/// torso.
/// </summary>
internal sealed class FaceNerf : Module<Tensor, Tensor>
{
    private readonly FaceNerfShape shape;
    private readonly ModuleList<Linear> pts_linears, views_linears;
    private readonly Linear alpha_linear, rgb_linear;

    public FaceNerf(FaceNerfShape shape) : base(nameof(FaceNerf))
    {
        this.shape = shape;
        const int width = FaceNerfShape.Width, viewWidth = FaceNerfShape.ViewWidth;
        pts_linears = new();
        for (int i = 0; i < FaceNerfShape.Depth; i++)
            pts_linears.Add(Linear(i == 0 ? shape.PointValues : i == FaceNerfShape.SkipLayer ? width + shape.PointValues : width, width));
        views_linears = new();
        for (int i = 0; i < FaceNerfShape.ViewDepth; i++)
            views_linears.Add(Linear(i == 0 ? width + FaceNerfShape.DirectionValues : viewWidth, viewWidth));
        alpha_linear = Linear(width, 1);
        rgb_linear = Linear(viewWidth, 3);
        RegisterComponents();

        // Published checkpoints hold it, though the published network never asks it.
        register_module("feature_linear", Linear(width, width));
    }

    /// <summary>What it takes.</summary>
    public FaceNerfShape Shape => shape;

    /// <param name="input">N x (63 + signal + 27): encoded position, signal, encoded direction.</param>
    /// <returns>N x 4: red, green, blue before the sigmoid, density before the rectifier.</returns>
    public override Tensor forward(Tensor input)
    {
        Tensor point = input.narrow(1, 0, shape.PointValues);
        Tensor direction = input.narrow(1, shape.PointValues, FaceNerfShape.DirectionValues);
        Tensor x = point;
        for (int i = 0; i < FaceNerfShape.Depth; i++)
            x = pts_linears[i].call(i == FaceNerfShape.SkipLayer ? cat([point, x], 1) : x).relu();
        Tensor density = alpha_linear.call(x);
        x = cat([x, direction], 1);
        foreach (Linear layer in views_linears)
            x = layer.call(x).relu();
        return cat([rgb_linear.call(x), density], 1);
    }

    /// <summary>Asks for points on rays.</summary>
    /// <param name="points">N x S x 3.</param>
    /// <param name="signal">What is the same for all of them.</param>
    /// <param name="directions">N x 3, of length 1.</param>
    /// <returns>N x S x 4, as <see cref="forward"/> gives them.</returns>
    public Tensor Query(Tensor points, Tensor signal, Tensor directions)
    {
        long rays = points.shape[0], samples = points.shape[1], count = rays * samples;
        Tensor position = PositionEncoding.Encode(points.reshape(count, 3), FaceNerfShape.PositionOctaves);
        Tensor direction = PositionEncoding.Encode(directions, FaceNerfShape.DirectionOctaves); // N x 27
        direction = direction.unsqueeze(1).expand(rays, samples, FaceNerfShape.DirectionValues).reshape(count, -1);
        return call(cat([position, signal.unsqueeze(0).expand(count, -1), direction], 1)).view(rays, samples, -1);
    }
}
