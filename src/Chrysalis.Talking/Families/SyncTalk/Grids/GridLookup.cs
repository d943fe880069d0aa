using System.Runtime.Intrinsics;

namespace Chrysalis.Talking.Families.SyncTalk.Grids;

/// <summary>Encodes positions by a grid, and leads slopes back through it. Works on spans of one thread.</summary>
/// <param name="shape">The grid's sizes.</param>
internal sealed class GridLookup(GridShape shape)
{
    private const int Lanes = GridKernel.Lanes;

    /// <summary>The features of positions.</summary>
    /// <param name="table">N places of features.</param>
    /// <param name="positions">Column and row of each, in [0, 1].</param>
    /// <param name="features">Takes the numbers of each position, the coarsest level's first.</param>
    public void Encode(ReadOnlySpan<float> table, ReadOnlySpan<float> positions, Span<float> features)
    {
        Span<float> x = stackalloc float[Lanes], y = stackalloc float[Lanes], sum = stackalloc float[Lanes];
        Span<int> corners = stackalloc int[4 * Lanes];
        int count = positions.Length / 2, width = shape.Width;
        for (int index = 0; index < shape.Levels.Count; index++)
        {
            var kernel = new GridKernel(shape, index);
            ReadOnlySpan<float> part = kernel.Part(table);
            for (int first = 0; first < count; first += Lanes)
            {
                int filled = Fill(positions, first, x, y);
                (Vector256<float> fx, Vector256<float> fy, Vector256<float> inside) =
                    kernel.Locate(Vector256.Create<float>(x), Vector256.Create<float>(y), corners);
                (Vector256<float> gx, Vector256<float> gy) = (Vector256<float>.One - fx, Vector256<float>.One - fy);
                for (int f = 0; f < shape.Features; f++)
                {
                    Vector256<float> value = gx * gy * GridKernel.Gather(part[f..], corners)
                        + fx * gy * GridKernel.Gather(part[f..], corners[Lanes..])
                        + gx * fy * GridKernel.Gather(part[f..], corners[(2 * Lanes)..])
                        + fx * fy * GridKernel.Gather(part[f..], corners[(3 * Lanes)..]);
                    (value & inside).CopyTo(sum);
                    for (int i = 0; i < filled; i++)
                        features[(first + i) * width + index * shape.Features + f] = sum[i];
                }
            }
        }
    }

    /// <summary>Adds how the loss changes with the numbers of one level's places: levels may be led back on several cores.</summary>
    /// <param name="positions">Column and row of each, in [0, 1].</param>
    /// <param name="slopes">How the loss changes with each number of each position.</param>
    /// <param name="index">The level.</param>
    /// <param name="table">The places' slopes, added to.</param>
    public void Scatter(ReadOnlySpan<float> positions, ReadOnlySpan<float> slopes, int index, Span<float> table)
    {
        Span<float> x = stackalloc float[Lanes], y = stackalloc float[Lanes], weights = stackalloc float[4 * Lanes];
        Span<int> corners = stackalloc int[4 * Lanes];
        int count = positions.Length / 2, width = shape.Width, wide = shape.Features;
        var kernel = new GridKernel(shape, index);
        Span<float> part = kernel.Part(table);
        for (int first = 0; first < count; first += Lanes)
        {
            int filled = Fill(positions, first, x, y);
            (Vector256<float> fx, Vector256<float> fy, Vector256<float> inside) =
                kernel.Locate(Vector256.Create<float>(x), Vector256.Create<float>(y), corners);
            (Vector256<float> gx, Vector256<float> gy) = ((Vector256<float>.One - fx) & inside, (Vector256<float>.One - fy) & inside);
            fx &= inside;
            (gx * gy).CopyTo(weights);
            (fx * gy).CopyTo(weights[Lanes..]);
            (gx * fy).CopyTo(weights[(2 * Lanes)..]);
            (fx * fy).CopyTo(weights[(3 * Lanes)..]);
            for (int corner = 0; corner < 4 * Lanes; corner++)
                if (corner % Lanes < filled)
                    for (int f = 0; f < wide; f++)
                        part[corners[corner] + f] +=
                            weights[corner] * slopes[(first + corner % Lanes) * width + index * wide + f];
        }
    }

    /// <summary>How the loss changes with positions.</summary>
    /// <param name="table">N places of features.</param>
    /// <param name="positions">Column and row of each, in [0, 1].</param>
    /// <param name="slopes">How the loss changes with each number of each position.</param>
    /// <param name="moved">Takes how it changes with each column and row.</param>
    public void Move(ReadOnlySpan<float> table, ReadOnlySpan<float> positions, ReadOnlySpan<float> slopes, Span<float> moved)
    {
        Span<float> x = stackalloc float[Lanes], y = stackalloc float[Lanes], slope = stackalloc float[Lanes];
        Span<int> corners = stackalloc int[4 * Lanes];
        int count = positions.Length / 2, width = shape.Width;
        for (int first = 0; first < count; first += Lanes)
        {
            int filled = Fill(positions, first, x, y);
            Vector256<float> dx = Vector256<float>.Zero, dy = Vector256<float>.Zero;
            for (int index = 0; index < shape.Levels.Count; index++)
            {
                var kernel = new GridKernel(shape, index);
                ReadOnlySpan<float> part = kernel.Part(table);
                (Vector256<float> fx, Vector256<float> fy, Vector256<float> inside) =
                    kernel.Locate(Vector256.Create<float>(x), Vector256.Create<float>(y), corners);
                for (int f = 0; f < shape.Features; f++)
                {
                    for (int i = 0; i < filled; i++)
                        slope[i] = slopes[(first + i) * width + index * shape.Features + f];
                    Vector256<float> a = GridKernel.Gather(part[f..], corners),
                        b = GridKernel.Gather(part[f..], corners[Lanes..]),
                        c = GridKernel.Gather(part[f..], corners[(2 * Lanes)..]),
                        d = GridKernel.Gather(part[f..], corners[(3 * Lanes)..]);
                    Vector256<float> scaled = Vector256.Create<float>(slope) * shape.Levels[index].Scale & inside;
                    dx += scaled * ((Vector256<float>.One - fy) * (b - a) + fy * (d - c));
                    dy += scaled * ((Vector256<float>.One - fx) * (c - a) + fx * (d - b));
                }
            }

            for (int i = 0; i < filled; i++)
                (moved[2 * (first + i)], moved[2 * (first + i) + 1]) = (dx[i], dy[i]);
        }
    }

    /// <summary>The next positions; where fewer than eight are left, the rest are outside.</summary>
    private static int Fill(ReadOnlySpan<float> positions, int first, Span<float> x, Span<float> y)
    {
        int filled = Math.Min(Lanes, positions.Length / 2 - first);
        x.Fill(-1);
        y.Fill(-1);
        for (int i = 0; i < filled; i++)
            (x[i], y[i]) = (positions[2 * (first + i)], positions[2 * (first + i) + 1]);
        return filled;
    }
}
