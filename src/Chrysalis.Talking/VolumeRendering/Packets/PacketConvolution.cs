using static Chrysalis.Talking.VolumeRendering.Packets.PacketLayer;

namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>
/// A convolution of 3 x 3 over planes of numbers, 32 places of a row at a time: what lies around them is laid out as a packet. Outside
/// the planes are zeros. Read-only: may be shared between threads.
/// </summary>
internal sealed class PacketConvolution
{
    private const int Window = 9;
    private readonly PacketLayer layer;
    private readonly float[] bias;
    private readonly int inputs;

    /// <param name="weights">Outputs x inputs x 3 x 3.</param>
    /// <param name="bias">One an output.</param>
    /// <param name="inputs">Planes that go in.</param>
    /// <param name="isRectified">Whether what is below 0 becomes 0.</param>
    public PacketConvolution(ReadOnlySpan<float> weights, float[] bias, int inputs, bool isRectified)
    {
        (this.bias, this.inputs) = (bias, inputs);
        layer = new(weights, inputs * Window, bias.Length, isRectified);
    }

    /// <summary>Planes that come out.</summary>
    public int Outputs => layer.Outputs;

    /// <summary>Multiply-adds of a place.</summary>
    public int MultiplyAdds => layer.Inputs * layer.Outputs;

    /// <summary>Runs over a part of the planes, on all cores; elsewhere nothing is written.</summary>
    /// <param name="source">Inputs x S x S.</param>
    /// <param name="target">Outputs x S x S.</param>
    /// <param name="size">Edge of the planes.</param>
    /// <param name="part">The part, within the planes.</param>
    public void Run(float[] source, float[] target, int size, PlanePart part)
    {
        int plane = size * size;
        int[] places = [.. Enumerable.Range(0, layer.Inputs).Select(i => i / Window * plane + i % Window / 3 * size + i % Window % 3)];
        Parallel.For(
            part.Top,
            part.Bottom + 1,
            () => (Around: new float[layer.Inputs * Lanes], Result: new float[layer.Padded * Lanes]),
            (row, _, work) =>
            {
                for (int column = part.Left; column <= part.Right; column += Lanes)
                {
                    int count = Math.Min(Lanes, part.Right + 1 - column);
                    if (TryPlace(source, size, row, column, count, out ReadOnlySpan<float> corner))
                    {
                        layer.Run(corner, places, bias, work.Result);
                    }
                    else
                    {
                        LayOut(source, size, row, column, count, work.Around);
                        layer.Run(work.Around, bias, work.Result);
                    }

                    for (int o = 0; o < Outputs; o++)
                        work.Result.AsSpan(o * Lanes, count).CopyTo(target.AsSpan(o * plane + row * size + column));
                }

                return work;
            },
            _ => { });
    }

    /// <summary>
    /// Where nothing around the places is outside the planes, they need not be laid out: what is around them lies beside them.
    /// </summary>
    private bool TryPlace(float[] source, int size, int row, int column, int count, out ReadOnlySpan<float> corner)
    {
        int first = (row - 1) * size + column - 1;
        bool isInside = row > 0 && row < size - 1 && column > 0 && column + count < size;
        // The lanes beyond the part may read on into the next row, but not beyond the planes.
        isInside = isInside && first + (inputs - 1) * size * size + 2 * size + 2 + Lanes <= source.Length;
        corner = isInside ? source.AsSpan(first) : default;
        return isInside;
    }

    private void LayOut(float[] source, int size, int row, int column, int count, Span<float> around)
    {
        int plane = size * size;
        for (int i = 0; i < inputs; i++)
            for (int tap = 0; tap < Window; tap++)
            {
                Span<float> lanes = around.Slice((i * Window + tap) * Lanes, Lanes);
                int y = row + tap / 3 - 1, x = column + tap % 3 - 1;
                int first = Math.Max(0, -x), end = Math.Min(count, size - x);
                if (y < 0 || y >= size || first > 0 || end < Lanes)
                    lanes.Clear();
                if (y >= 0 && y < size && end > first)
                    source.AsSpan(i * plane + y * size + x + first, end - first).CopyTo(lanes[first..]);
            }
    }
}
