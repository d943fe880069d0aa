using System.Numerics;
using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>Gives a picture another mouth: bends it along the mesh and paints what it does not show. One thread at a time.</summary>
internal sealed class FacePainter
{
    private const int Bands = 4;
    private const float InsideSharpening = 0.8f;

    /// <summary>How much of the skin's corrections is shown on somebody the painter never saw: see docs/any-face.md.</summary>
    private const float StrangersCorrections = 0.5f;

    /// <summary>Pixels; what moves less is not drawn anew.</summary>
    private const float LeastMove = 0.02f;

    private readonly IMouthNetworks networks;
    private readonly CropGeometry geometry;
    private readonly PaintedLayer layer;
    private readonly Frame small;
    private readonly float[] seen, given;
    private readonly Vector2[] points = new Vector2[HeadMesh.Count];

    /// <param name="networks">The networks.</param>
    /// <param name="geometry">The painted square.</param>
    /// <param name="knowsPerson">Whether the networks learnt this very person.</param>
    public FacePainter(IMouthNetworks networks, CropGeometry geometry, bool knowsPerson = false)
    {
        (this.networks, this.geometry) = (networks, geometry);
        layer = new(geometry, PaintedMouth.Mixing(geometry), InsideSharpening, knowsPerson ? 1 : StrangersCorrections);
        small = new(geometry.SizePx, geometry.SizePx);
        seen = new float[PainterFormat.Inputs * geometry.SizePx * geometry.SizePx];
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
        Look(picture, faceToFrame, from);
        return networks.Style(seen);
    }

    /// <summary>Looks at a picture as it is, without asking for its style: see <see cref="Seen"/>.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="faceToFrame">Where the face is in it.</param>
    /// <param name="from">Its mesh in the picture.</param>
    public void Look(Frame picture, SimilarityTransform faceToFrame, ReadOnlySpan<Vector2> from) =>
        See(picture, geometry.CropToFrame(faceToFrame), from, from, bend: false);

    /// <summary>Paints one mouth onto a canvas that shows the picture.</summary>
    /// <param name="canvas">Changed in place.</param>
    /// <param name="work">What is painted.</param>
    public void Paint(Frame canvas, MouthWork work)
    {
        AffineTransform cropToFrame = geometry.CropToFrame(work.FaceToFrame);
        Bend(canvas, work);
        if (cropToFrame.Scale > 1)
            See(canvas, cropToFrame, work.To, work.To, bend: false);
        else
            See(work.Picture, cropToFrame, work.From, work.To, bend: true);
        work.Style.CopyTo(given, 0);
        PaintedMouth.WriteState(work.Coefficients, work.Opening, work.OwnOpening, given.AsSpan(StyleNetwork.Values));
        ReadOnlySpan<float> painted = networks.Paint(seen, given);
        int plane = geometry.SizePx * geometry.SizePx;
        layer.Take(painted, seen.AsSpan(3 * plane, plane), work.Strength);
        layer.Lay(canvas, work.FaceToFrame);
    }

    private static void Bend(Frame canvas, MouthWork work)
    {
        int[] moved = Moved(work);
        if (moved.Length == 0)
            return;
        float top = moved.Min(i => work.To[i].Y), bottom = moved.Max(i => work.To[i].Y);
        (int first, int end) = (Math.Max(0, (int)top), Math.Min(canvas.Height, (int)bottom + 2));
        Parallel.For(0, Bands, band =>
        {
            (int, int) rows = (first + (end - first) * band / Bands, first + (end - first) * (band + 1) / Bands);
            TriangleWarp.Draw(work.Picture, work.From, work.To, work.Opened, canvas, rows, turned: true);
            TriangleWarp.Draw(work.Picture, work.From, work.To, moved, canvas, rows);
            TriangleWarp.Draw(work.Picture, work.From, work.To, HeadMesh.Inside, canvas, rows, turned: true);
        });
    }

    /// <summary>The triangles that do not stay where the canvas shows them already.</summary>
    private static int[] Moved(MouthWork work)
    {
        int[] all = work.Triangles;
        var moved = new List<int>(all.Length);
        for (int i = 0; i < all.Length; i += 3)
        {
            if (IsMoved(all[i]) || IsMoved(all[i + 1]) || IsMoved(all[i + 2]))
                moved.AddRange(all.AsSpan(i, 3));
        }

        return [.. moved];

        bool IsMoved(int point) => Vector2.DistanceSquared(work.From[point], work.To[point]) > LeastMove * LeastMove;
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
        {
            // A small picture is bent at the painter's finer pixels; a large one was bent at its own.
            TriangleWarp.Draw(picture, from, points, HeadMesh.Skin, small, (0, size));
            TriangleWarp.Draw(picture, from, points, HeadMesh.Inside, small, (0, size), turned: true);
        }

        int plane = size * size;
        for (int i = 0; i < plane; i++)
            for (int c = 0; c < 3; c++)
                seen[c * plane + i] = small.Rgb[i * 3 + c] / 255f;
        MouthMasks.Draw(points, size, seen.AsSpan(3 * plane, plane), seen.AsSpan(4 * plane, plane));
    }
}
