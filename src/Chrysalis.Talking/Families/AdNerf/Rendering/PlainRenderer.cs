using System.Numerics;
using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.VolumeRendering;

namespace Chrysalis.Talking.Families.AdNerf.Rendering;

/// <summary>Renders single rays in plain numbers as speaking does, with fixed depths: the slow twin of every faster renderer.</summary>
internal sealed class PlainRenderer(PlainFaceNerf coarse, PlainFaceNerf fine, CoarseFineSampling sampling)
{
    /// <summary>Renders one ray.</summary>
    /// <param name="origin">Where it begins.</param>
    /// <param name="direction">Where it goes, of any length.</param>
    /// <param name="background">What is behind the person, in [0, 1].</param>
    /// <param name="signal">What the networks are told of the frame.</param>
    /// <param name="range">Where the ray is sampled.</param>
    public CompositedRay Render(Vector3 origin, Vector3 direction, Vector3 background, ReadOnlySpan<float> signal, DepthRange range)
    {
        var depths = new float[sampling.Coarse + sampling.Fine];
        Span<float> even = depths.AsSpan(0, sampling.Coarse);
        RayDepths.Even(range, even);
        var weights = new float[depths.Length];
        Span<float> coarseWeights = weights.AsSpan(0, sampling.Coarse);
        RayCompositing.Composite(Query(coarse, origin, direction, signal, even), even, direction.Length(), background, coarseWeights);

        var middles = new float[sampling.Coarse - 1];
        var shares = new float[sampling.Fine];
        RayDepths.Middles(even, middles);
        RayDepths.EvenShares(shares);
        RayDepths.InverseTransform(middles, coarseWeights[1..^1], shares, depths.AsSpan(sampling.Coarse));
        Array.Sort(depths);
        return RayCompositing.Composite(Query(fine, origin, direction, signal, depths), depths, direction.Length(), background, weights);
    }

    private static float[] Query(
        PlainFaceNerf network, Vector3 origin, Vector3 direction, ReadOnlySpan<float> signal, ReadOnlySpan<float> depths)
    {
        FaceNerfShape shape = network.Shape;
        var input = new float[shape.InputValues];
        Span<float> position = input.AsSpan(0, shape.PointValues - shape.SignalValues);
        signal.CopyTo(input.AsSpan(position.Length, shape.SignalValues));
        Vector3 view = Vector3.Normalize(direction);
        PositionEncoding.Encode([view.X, view.Y, view.Z], input.AsSpan(shape.PointValues));
        var raw = new float[depths.Length * RayRule.RawValues];
        for (int i = 0; i < depths.Length; i++)
        {
            Vector3 point = origin + direction * depths[i];
            PositionEncoding.Encode([point.X, point.Y, point.Z], position);
            network.Forward(input, raw.AsSpan(i * RayRule.RawValues, RayRule.RawValues));
        }

        return raw;
    }
}
