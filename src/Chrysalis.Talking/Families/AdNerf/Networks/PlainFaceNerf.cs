using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Families.AdNerf.Networks;

/// <summary>FaceNeRF in plain numbers, one point at a time: the slow twin that faster ones are held against. Read-only.</summary>
internal sealed class PlainFaceNerf
{
    private readonly FaceNerfShape shape;
    private readonly PlainLinear[] points, views;
    private readonly PlainLinear density, colour;

    /// <param name="shape">What it takes.</param>
    /// <param name="tensors">Its tensors by the names of published checkpoints.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has another shape.</exception>
    public PlainFaceNerf(FaceNerfShape shape, IReadOnlyDictionary<string, FloatArray> tensors)
    {
        this.shape = shape;
        const int width = FaceNerfShape.Width, viewWidth = FaceNerfShape.ViewWidth;
        points = [.. Enumerable.Range(0, FaceNerfShape.Depth).Select(i => new PlainLinear(
            tensors, $"pts_linears.{i}",
            i == 0 ? shape.PointValues : i == FaceNerfShape.SkipLayer ? shape.PointValues + width : width, width))];
        views = [.. Enumerable.Range(0, FaceNerfShape.ViewDepth).Select(i => new PlainLinear(
            tensors, $"views_linears.{i}", i == 0 ? width + FaceNerfShape.DirectionValues : viewWidth, viewWidth))];
        density = new(tensors, "alpha_linear", width, 1);
        colour = new(tensors, "rgb_linear", viewWidth, 3);
    }

    /// <summary>What it takes.</summary>
    public FaceNerfShape Shape => shape;

    /// <summary>Asks for one point.</summary>
    /// <param name="input">Encoded position (63), signal, encoded direction (27).</param>
    /// <param name="output">Takes red, green, blue before the sigmoid and the density before the rectifier.</param>
    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(input.Length, shape.InputValues);
        ReadOnlySpan<float> point = input[..shape.PointValues], direction = input[shape.PointValues..];
        Span<float> hidden = stackalloc float[shape.PointValues + FaceNerfShape.Width];
        Span<float> next = stackalloc float[FaceNerfShape.Width];
        int length = Join(hidden, point, []);
        for (int i = 0; i < points.Length; i++)
        {
            if (i == FaceNerfShape.SkipLayer)
                length = Join(hidden, point, next);
            points[i].Apply(hidden[..length], next, rectified: true);
            length = Join(hidden, next, []);
        }

        density.Apply(hidden[..length], output[3..4], rectified: false);
        length = Join(hidden, next, direction);
        foreach (PlainLinear layer in views)
        {
            layer.Apply(hidden[..length], next, rectified: true);
            length = Join(hidden, next[..layer.Outputs], []);
        }

        colour.Apply(hidden[..length], output[..3], rectified: false);
    }

    private static int Join(Span<float> target, ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        first.CopyTo(target);
        second.CopyTo(target[first.Length..]);
        return first.Length + second.Length;
    }
}
