using System.Numerics;
using System.Numerics.Tensors;
using Chrysalis.Talking.Families.SyncTalk.Grids;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.VolumeRendering.Marching;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Plain;

/// <summary>
/// A <see cref="HeadNetwork"/> without Torch: the density and colour of one place after the other, as written on paper.
/// Read-only: may be shared between threads.
/// </summary>
internal sealed class PlainHead
{
    private readonly float[][] planes;
    private readonly PlainLayers density, colour, speech, expression;
    private readonly GridLookup lookup = new(GridShape.HeadPlane);

    /// <summary>Copies a network's weights.</summary>
    public PlainHead(HeadNetwork network)
    {
        using var scope = NewDisposeScope();
        planes = [.. network.Planes.Select(plane => plane.Table.detach().data<float>().ToArray())];
        (BiaslessNetwork d, BiaslessNetwork c, BiaslessNetwork s, BiaslessNetwork e) = network.Parts;
        (density, colour, speech, expression) = (new(d), new(c), new(s), new(e));
    }

    /// <summary>What the head shows at a place.</summary>
    /// <param name="point">The place, in [-1, 1].</param>
    /// <param name="direction">Where it is seen along, of length 1.</param>
    /// <param name="input">What moves the head.</param>
    public Radiance See(Vector3 point, Vector3 direction, HeadInput input)
    {
        Span<float> given = stackalloc float[density.Input];
        int features = Encode(point, given);
        Attend(speech, given[..features], input.Speech, given[features..]);
        Attend(expression, given[..features], input.Expression, given[(features + input.Speech.Length)..]);
        Span<float> volume = stackalloc float[density.Output];
        density.Run(given, volume);

        Span<float> seen = stackalloc float[colour.Input], shown = stackalloc float[3];
        SphericalHarmonics.Encode(direction.X, direction.Y, direction.Z, seen);
        volume[1..].CopyTo(seen[SphericalHarmonics.Width..]);
        input.Code.CopyTo(seen[(SphericalHarmonics.Width + volume.Length - 1)..]);
        colour.Run(seen, shown);
        return new(MathF.Exp(volume[0]), new(Shown(shown[0]), Shown(shown[1]), Shown(shown[2])));
    }

    private static float Shown(float value) => 1.002f / (1 + MathF.Exp(-value)) - 0.001f;

    /// <summary>What the planes know of a place; how many numbers that are.</summary>
    private int Encode(Vector3 point, Span<float> features)
    {
        Vector3 at = (point + new Vector3(HeadShape.Bound)) / (2 * HeadShape.Bound);
        int width = GridShape.HeadPlane.Width;
        lookup.Encode(planes[0], [at.X, at.Y], features[..width]);
        lookup.Encode(planes[1], [at.Y, at.Z], features.Slice(width, width));
        lookup.Encode(planes[2], [at.X, at.Z], features.Slice(2 * width, width));
        return 3 * width;
    }

    private static void Attend(PlainLayers attention, ReadOnlySpan<float> features, float[] input, Span<float> target)
    {
        Span<float> weights = target[..attention.Output];
        attention.Run(features, weights);
        TensorPrimitives.Multiply(weights, input, weights);
    }
}
