using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.AnyFace.Running;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>Gives a picture another mouth: bends it along the mesh and paints what it does not show. One thread at a time.</summary>
internal sealed class FacePainter
{
    private readonly IMouthNetworks networks;
    private readonly CropGeometry geometry;
    private readonly MouthLayer layer;
    private readonly Frame small;
    private readonly float[] seen, given;
    private readonly Vector2[] points = new Vector2[HeadMesh.Count];

    /// <param name="networks">The networks.</param>
    /// <param name="geometry">The painted square.</param>
    public FacePainter(IMouthNetworks networks, CropGeometry geometry)
    {
        (this.networks, this.geometry) = (networks, geometry);
        layer = new(geometry);
        small = new(geometry.SizePx, geometry.SizePx);
        seen = new float[PainterNetwork.Inputs * geometry.SizePx * geometry.SizePx];
        given = new float[StyleNetwork.Values + PaintedMouth.StateValues];
    }

    /// <summary>Edge of the painted square.</summary>
    public int SizePx => geometry.SizePx;

    /// <summary>What the networks saw last, 5 x S x S.</summary>
    public ReadOnlySpan<float> Seen => seen;

    /// <summary>The mesh they saw it with, in the square's pixels.</summary>
    public ReadOnlySpan<Vector2> Points => points;

    /// <summary>The style that a picture shows.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="faceToFrame">Where the face is in it.</param>
    /// <param name="from">Its mesh in the picture.</param>
    public float[] Style(Frame picture, SimilarityTransform faceToFrame, ReadOnlySpan<Vector2> from)
    {
        See(picture, geometry.CropToFrame(faceToFrame), from, from, bend: false);
        return networks.Style(seen);
    }

    /// <summary>Paints one mouth onto a canvas that shows the picture.</summary>
    /// <param name="canvas">Changed in place.</param>
    /// <param name="work">What is painted.</param>
    public void Paint(Frame canvas, MouthWork work)
    {
        See(work.Picture, geometry.CropToFrame(work.FaceToFrame), work.From, work.To, bend: true);
        work.Style.CopyTo(given, 0);
        PaintedMouth.WriteState(work.Coefficients, work.Opening, work.OwnOpening, given.AsSpan(StyleNetwork.Values));
        Bend(canvas, work);
        ReadOnlySpan<float> painted = networks.Paint(seen, given);
        int plane = geometry.SizePx * geometry.SizePx;
        layer.Take(painted, seen.AsSpan(3 * plane, plane), work.Strength);
        layer.Lay(canvas, work.FaceToFrame);
    }

    private static void Bend(Frame canvas, MouthWork work)
    {
        const int Bands = 8;
        Parallel.For(0, Bands, band =>
        {
            (int, int) rows = (canvas.Height * band / Bands, canvas.Height * (band + 1) / Bands);
            TriangleWarp.Draw(work.Picture, work.From, work.To, work.Triangles, canvas, rows);
            TriangleWarp.Draw(work.Picture, work.From, work.To, HeadMesh.Inside, canvas, rows, turned: true);
        });
    }

    /// <summary>Fills the planes that the networks see.</summary>
    private void See(Frame picture, AffineTransform cropToFrame, ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to, bool bend)
    {
        int size = geometry.SizePx;
        AffineTransform back = cropToFrame.Inverse();
        for (int i = 0; i < points.Length; i++)
            points[i] = back.Apply(to[i]);
        PictureSampler.Sample(picture, cropToFrame, size, size, new PackedTarget(small.Rgb, size));
        if (bend)
            BendSmall(picture, cropToFrame.Scale, from);
        int plane = size * size;
        for (int i = 0; i < plane; i++)
            for (int c = 0; c < 3; c++)
                seen[c * plane + i] = small.Rgb[i * 3 + c] / 255f;
        MouthMasks.Draw(points, size, seen.AsSpan(3 * plane, plane), seen.AsSpan(4 * plane, plane));
    }

    /// <summary>Bends the picture into the small square; a large picture is made small first, so that no pixel is left out.</summary>
    private void BendSmall(Frame picture, float scale, ReadOnlySpan<Vector2> from)
    {
        if (scale <= 1.5f)
        {
            TriangleWarp.Draw(picture, from, points, HeadMesh.Skin, small, (0, small.Height));
            TriangleWarp.Draw(picture, from, points, HeadMesh.Inside, small, (0, small.Height), turned: true);
            return;
        }

        Vector2 low = new(float.PositiveInfinity), high = new(float.NegativeInfinity);
        for (int i = 0; i < HeadMesh.Count; i++)
            (low, high) = (Vector2.Min(low, from[i]), Vector2.Max(high, from[i]));
        var toPicture = AffineTransform.Stretch(scale, scale, low.X, low.Y);
        (int width, int height) = ((int)MathF.Ceiling((high.X - low.X) / scale) + 1, (int)MathF.Ceiling((high.Y - low.Y) / scale) + 1);
        var reduced = new Frame(width, height);
        PictureSampler.Sample(picture, toPicture, width, height, new PackedTarget(reduced.Rgb, width));
        AffineTransform toReduced = toPicture.Inverse();
        var there = new Vector2[HeadMesh.Count];
        for (int i = 0; i < there.Length; i++)
            there[i] = toReduced.Apply(from[i]);
        TriangleWarp.Draw(reduced, there, points, HeadMesh.Skin, small, (0, small.Height));
        TriangleWarp.Draw(reduced, there, points, HeadMesh.Inside, small, (0, small.Height), turned: true);
    }
}
