using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Chrysalis.Talking.Families.SyncTalk.Grids;

/// <summary>The grid's lookup as a step of Torch that knows its gradient. Runs on all cores; the sums do not depend on how many.</summary>
internal sealed class GridFunction : SingleTensorFunction<GridFunction>
{
    /// <summary>Positions that a core works on at a time.</summary>
    private const int Block = 1024;

    /// <inheritdoc/>
    public override string Name => nameof(GridFunction);

    /// <summary>Encodes positions.</summary>
    /// <param name="ctx">Keeps what the way back needs.</param>
    /// <param name="vars">Positions N x 2 in [0, 1], the table P x F, the <see cref="GridShape"/>.</param>
    /// <returns>N x W.</returns>
    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var shape = (GridShape)vars[2];
        Tensor positions = ((Tensor)vars[0]).contiguous(), table = ((Tensor)vars[1]).contiguous();
        ctx.save_for_backward([positions, table]);
        ctx.save_data("shape", shape);
        int count = (int)positions.shape[0];
        Tensor features = empty(count, shape.Width);
        var lookup = new GridLookup(shape);
        InBlocks(count, (first, length) => lookup.Encode(
            Numbers(table), Numbers(positions).Slice(2 * first, 2 * length),
            Numbers(features).Slice(first * shape.Width, length * shape.Width)));
        return features;
    }

    /// <summary>Leads slopes back.</summary>
    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var shape = (GridShape)ctx.get_data("shape");
        List<Tensor> saved = ctx.get_saved_variables();
        (Tensor positions, Tensor table) = (saved[0].contiguous(), saved[1].contiguous());
        using Tensor slopes = grad_output.contiguous();
        int count = (int)positions.shape[0];
        Tensor places = zeros(table.shape), moved = empty(count, 2);
        var lookup = new GridLookup(shape);
        // Each level has its own part of the table: no two cores add to the same place.
        Parallel.For(0, shape.Levels.Count, level => lookup.Scatter(Numbers(positions), Numbers(slopes), level, Numbers(places)));
        InBlocks(count, (first, length) => lookup.Move(
            Numbers(table), Numbers(positions).Slice(2 * first, 2 * length),
            Numbers(slopes).Slice(first * shape.Width, length * shape.Width), Numbers(moved).Slice(2 * first, 2 * length)));
        return [moved, places, null!];
    }

    private static Span<float> Numbers(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static void InBlocks(int count, Action<int, int> work) =>
        Parallel.For(0, (count + Block - 1) / Block, block => work(block * Block, Math.Min(Block, count - block * Block)));
}
