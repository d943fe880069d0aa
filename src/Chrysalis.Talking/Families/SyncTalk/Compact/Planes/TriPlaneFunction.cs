using System.Runtime.InteropServices;
using static Chrysalis.Talking.Families.SyncTalk.Compact.Planes.TriPlaneShape;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Chrysalis.Talking.Families.SyncTalk.Compact.Planes;

/// <summary>
/// The look into three planes as a step of Torch that knows its gradient with respect to the planes (the points are given, not learnt).
/// Several sets of planes may be looked into at once, one a frame. Runs on all cores; the sums do not depend on how many.
/// </summary>
internal sealed class TriPlaneFunction : SingleTensorFunction<TriPlaneFunction>
{
    private const int Block = 2048;

    /// <inheritdoc/>
    public override string Name => nameof(TriPlaneFunction);

    /// <summary>Looks points up.</summary>
    /// <param name="ctx">Keeps what the way back needs.</param>
    /// <param name="vars">
    /// Points N x 3 in [-1, 1]; planes B x 3 x S x S x 8; which points look into which set: B + 1 numbers, where each set's points begin.
    /// </param>
    /// <returns>N x 24.</returns>
    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        (Tensor points, Tensor planes, var starts) = (((Tensor)vars[0]).contiguous(), ((Tensor)vars[1]).contiguous(), (int[])vars[2]);
        var shape = new TriPlaneShape((int)planes.shape[2]);
        ctx.save_for_backward([points]);
        ctx.save_data("shape", planes.shape);
        ctx.save_data("starts", starts);
        Tensor features = empty(points.shape[0], Width);
        var kernel = new TriPlaneKernel(shape);
        Parallel.ForEach(Blocks(starts), block =>
        {
            ReadOnlySpan<float> own = Numbers(planes).Slice(block.Set * shape.Values, shape.Values);
            ReadOnlySpan<float> at = Numbers(points);
            Span<float> target = Numbers(features);
            for (int i = block.First; i < block.End; i++)
                kernel.Encode(own, at[3 * i], at[3 * i + 1], at[3 * i + 2], target.Slice(i * Width, Width));
        });
        return features;
    }

    /// <summary>Leads slopes back to the planes.</summary>
    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var starts = (int[])ctx.get_data("starts");
        long[] planesShape = (long[])ctx.get_data("shape");
        var shape = new TriPlaneShape((int)planesShape[2]);
        Tensor points = ctx.get_saved_variables()[0].contiguous();
        using Tensor slopes = grad_output.contiguous();
        Tensor planes = zeros(planesShape);
        var kernel = new TriPlaneKernel(shape);
        // Each plane of each set is one core's: no two add to the same place.
        Parallel.For(0, (starts.Length - 1) * TriPlaneShape.Planes, task =>
        {
            (int set, int plane) = Math.DivRem(task, TriPlaneShape.Planes);
            (int first, int second) = plane switch { 0 => (0, 1), 1 => (1, 2), _ => (0, 2) };
            Span<float> target = Numbers(planes).Slice(set * shape.Values + plane * shape.PlaneValues, shape.PlaneValues);
            ReadOnlySpan<float> at = Numbers(points), slope = Numbers(slopes);
            for (int i = starts[set]; i < starts[set + 1]; i++)
                kernel.Scatter(target, at[3 * i + first], at[3 * i + second], slope.Slice(i * Width + plane * Features, Features));
        });
        return [null!, planes, null!];
    }

    private static Span<float> Numbers(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static List<(int Set, int First, int End)> Blocks(int[] starts)
    {
        var blocks = new List<(int, int, int)>();
        for (int set = 0; set + 1 < starts.Length; set++)
            for (int first = starts[set]; first < starts[set + 1]; first += Block)
                blocks.Add((set, first, Math.Min(first + Block, starts[set + 1])));
        return blocks;
    }
}
