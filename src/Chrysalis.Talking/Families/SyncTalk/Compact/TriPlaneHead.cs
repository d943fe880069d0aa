using Chrysalis.Talking.Families.SyncTalk.Compact.Planes;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.VolumeRendering.Heads;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.SyncTalk.Compact;

/// <summary>
/// A head in three planes (SyncTalk: Peng 2023; dense ones as EG3D: Chan 2022), small enough for a processor: fine planes that stay, and
/// coarse planes that are a sum over what moves the head (mouth, lids, brows), each with planes of its own (as blendshapes:
/// NeRFBlendShape, Gao 2022), added up once a frame. A small network makes density and look of what they know of a point.
/// </summary>
internal sealed class TriPlaneHead : Module, IHeadField
{
    private const int Hidden = 64;
    internal const float DensityScale = 25;

    private readonly Parameter still, moving;
    private readonly Linear near, heard, middle, output;

    /// <param name="shape">The sizes.</param>
    public TriPlaneHead(TriPlaneHeadShape shape) : base(nameof(TriPlaneHead))
    {
        Shape = shape;
        still = Parameter(zeros([1, TriPlaneShape.Planes, shape.StillSide, shape.StillSide, TriPlaneShape.Features]));
        moving = Parameter(zeros(shape.Codes, TriPlaneShape.Planes * shape.MovingSide * shape.MovingSide * TriPlaneShape.Features));
        near = Linear(2 * TriPlaneShape.Width, Hidden);
        heard = Linear(shape.Codes, Hidden, hasBias: false);
        middle = Linear(Hidden, Hidden);
        output = Linear(Hidden, 1 + shape.Features);
        RegisterComponents();
    }

    /// <summary>The sizes.</summary>
    public TriPlaneHeadShape Shape { get; }

    /// <inheritdoc/>
    public int Features => Shape.Features;

    /// <summary>Draws the planes' first numbers.</summary>
    public void DrawPlanes(Generator noise)
    {
        using var _ = no_grad();
        still.uniform_(-0.1, 0.1, noise);
        moving.uniform_(-0.01, 0.01, noise);
    }

    /// <inheritdoc/>
    public (Tensor Density, Tensor Look) See(Tensor points, Tensor directions, Tensor codes, int[] starts)
    {
        long side = Shape.MovingSide;
        Tensor moved = codes.matmul(moving).view(-1, TriPlaneShape.Planes, side, side, TriPlaneShape.Features);
        (int[] frames, long[] counts) = FramePoints.Pieces(starts);
        Tensor[] stays = TriPlaneFunction.apply(points, still, (int[])[0, starts[^1]]).split(counts);
        Tensor[] moves = TriPlaneFunction.apply(points, moved, starts).split(counts);
        // What a frame is told adds to all its points alike: it is a bias of their first layer.
        Tensor[] said = heard.call(codes).Plus(near.bias!).unbind(0);
        Tensor all = cat([.. frames.Select((frame, piece) =>
        {
            Tensor first = functional.linear(cat([stays[piece], moves[piece]], 1), near.weight!, said[frame]).relu_();
            return output.call(middle.call(first).relu_());
        })]);
        return (all.select(1, 0).Softplus() * Scalars.Of(DensityScale), all.narrow(1, 1, Features).sigmoid());
    }
}
