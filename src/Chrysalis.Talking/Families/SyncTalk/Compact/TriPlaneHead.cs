using System.Runtime.InteropServices;
using Chrysalis.Talking.Faces.Camera;
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
/// NeRFBlendShape, Gao 2022), added up once a frame. The planes lie above the person's own relief, not in the room. A small network makes
/// density and look of what they know of a point.
/// </summary>
internal sealed class TriPlaneHead : Module, IHeadField
{
    private const int Hidden = 64;
    internal const float DensityScale = 25;

    private readonly Parameter still, moving;
    private readonly Tensor relief;
    private readonly Linear near, heard, middle, output;

    /// <summary>The network of a face that is flat, until it takes on a person's shape.</summary>
    /// <param name="shape">The sizes.</param>
    public TriPlaneHead(TriPlaneHeadShape shape) : base(nameof(TriPlaneHead))
    {
        Shape = shape;
        still = Parameter(zeros([1, TriPlaneShape.Planes, shape.StillSide, shape.StillSide, TriPlaneShape.Features]));
        moving = Parameter(zeros(shape.Codes, TriPlaneShape.Planes * shape.MovingSide * shape.MovingSide * TriPlaneShape.Features));
        relief = zeros(HeadRelief.Values);
        near = Linear(2 * TriPlaneShape.Width, Hidden);
        heard = Linear(shape.Codes, Hidden, hasBias: false);
        middle = Linear(Hidden, Hidden);
        output = Linear(Hidden, 1 + shape.Features);
        register_buffer(nameof(relief), relief);
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
    public void Begin(HeadShape person)
    {
        using var _ = no_grad();
        relief.copy_(tensor(HeadRelief.Of(person)));
    }

    /// <inheritdoc/>
    public (Tensor Density, Tensor Look) See(Tensor points, Tensor directions, Tensor codes, int[] starts)
    {
        points = AboveRelief(points);
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

    /// <summary>Points with their height above the person's face instead of their place in front of the head's middle.</summary>
    private Tensor AboveRelief(Tensor points)
    {
        Tensor above = points.clone();
        Span<float> numbers = MemoryMarshal.Cast<byte, float>(above.bytes);
        ReadOnlySpan<float> heights = MemoryMarshal.Cast<byte, float>(relief.bytes);
        for (int i = 0; i < numbers.Length; i += 3)
            numbers[i + 2] -= HeadRelief.At(heights, numbers[i], numbers[i + 1]);
        return above;
    }
}
