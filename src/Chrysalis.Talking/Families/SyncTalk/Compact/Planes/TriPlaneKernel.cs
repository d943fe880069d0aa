using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Chrysalis.Talking.Families.SyncTalk.Compact.Planes.TriPlaneShape;

namespace Chrysalis.Talking.Families.SyncTalk.Compact.Planes;

/// <summary>
/// Looks points up in three planes: in each, the mean of the four places around it, weighted by nearness (bilinear), eight numbers at a
/// time. Points outside [-1, 1]³ are taken to its border. Works on spans of one thread and allocates nothing.
/// </summary>
/// <param name="shape">The planes' size.</param>
internal readonly struct TriPlaneKernel(TriPlaneShape shape)
{
    private readonly int side = shape.Side, planeValues = shape.PlaneValues;

    /// <summary>What the planes know of a point.</summary>
    /// <param name="planes">The planes: 3 x S x S x 8.</param>
    /// <param name="x">The point's coordinates, in [-1, 1].</param>
    /// <param name="y">As <paramref name="x"/>.</param>
    /// <param name="z">As <paramref name="x"/>.</param>
    /// <param name="features">Takes 24 numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Encode(ReadOnlySpan<float> planes, float x, float y, float z, Span<float> features)
    {
        Look(planes[..planeValues], x, y).CopyTo(features);
        Look(planes.Slice(planeValues, planeValues), y, z).CopyTo(features[Features..]);
        Look(planes.Slice(2 * planeValues, planeValues), x, z).CopyTo(features[(2 * Features)..]);
    }

    /// <summary>Adds a point's slopes to one plane, the way back of <see cref="Encode"/>.</summary>
    /// <param name="plane">The plane's slopes, S x S x 8.</param>
    /// <param name="a">The point's first coordinate in the plane.</param>
    /// <param name="b">Its second.</param>
    /// <param name="slopes">The slopes of the plane's 8 features.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Scatter(Span<float> plane, float a, float b, ReadOnlySpan<float> slopes)
    {
        (int place, float fa, float fb) = Locate(a, b);
        Vector256<float> slope = Vector256.Create(slopes);
        Span<float> lower = plane.Slice(place, 2 * Features), upper = plane.Slice(place + side * Features, 2 * Features);
        Add(lower, slope * ((1 - fa) * (1 - fb)));
        Add(lower[Features..], slope * (fa * (1 - fb)));
        Add(upper, slope * ((1 - fa) * fb));
        Add(upper[Features..], slope * (fa * fb));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Look(ReadOnlySpan<float> plane, float a, float b)
    {
        (int place, float fa, float fb) = Locate(a, b);
        ReadOnlySpan<float> lower = plane.Slice(place, 2 * Features), upper = plane.Slice(place + side * Features, 2 * Features);
        Vector256<float> left = Vector256.Create(lower), right = Vector256.Create(lower[Features..]);
        Vector256<float> near = left + (right - left) * fa;
        left = Vector256.Create(upper);
        right = Vector256.Create(upper[Features..]);
        return near + (left + (right - left) * fa - near) * fb;
    }

    /// <summary>Where the lower of the four places around a point begins, and the point's place between them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Place, float A, float B) Locate(float a, float b)
    {
        float scale = 0.5f * (side - 1), most = side - 1.001f;
        (a, b) = (float.Clamp((a + 1) * scale, 0, most), float.Clamp((b + 1) * scale, 0, most));
        (int column, int row) = ((int)a, (int)b);
        return ((row * side + column) * Features, a - column, b - row);
    }

    private static void Add(Span<float> place, Vector256<float> value) => (Vector256.Create<float>(place) + value).CopyTo(place);
}
