using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion.Stills;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>Makes samples of pairs of pictures. May be shared between threads.</summary>
/// <param name="recipe">What is changed.</param>
/// <param name="shapes">What a face's numbers move.</param>
internal sealed class PainterSamples(PainterRecipe recipe, FaceShapes shapes)
{
    private static readonly CropGeometry Painted = PainterFormat.Painted;

    /// <summary>Makes a sample.</summary>
    /// <param name="identity">The identity's picture.</param>
    /// <param name="wanted">The picture that is wanted.</param>
    /// <param name="change">Draws small changes of the square; null makes none and takes the modelled shape.</param>
    public PainterSample Make(SeenFace identity, SeenFace wanted, System.Random? change)
    {
        bool isModelled = change is null || change.NextDouble() < recipe.ModelledShare;
        Vector2[] from = identity.Points(shapes);
        Vector2[] to = isModelled
            ? SeenFace.InPicture(identity.With(shapes, wanted.Numbers), wanted.Placement)
            : wanted.Points(shapes);
        AffineTransform map = Painted.CropToFrame(FaceAlignment.Fit(SwayingHead.Flat(to))).After(Shaken(change));
        var seen = new float[PainterFormat.Inputs * Painted.SizePx * Painted.SizePx];
        See(identity.Picture, from, to, HeadMesh.Skin, map, seen);
        return new(seen, [.. wanted.Numbers, .. identity.Numbers], PlanarPicture.Of(Cut(wanted.Picture, map)));
    }

    /// <summary>Fills the planes that the painter sees.</summary>
    /// <param name="picture">The identity's picture.</param>
    /// <param name="from">Its mesh.</param>
    /// <param name="to">The mesh that is wanted.</param>
    /// <param name="triangles">What is bent, the furthest first.</param>
    /// <param name="cropToPicture">The painted square in the pixels of the wanted picture.</param>
    /// <param name="seen">6 x S x S.</param>
    /// <returns>The colours as a picture.</returns>
    public static Frame See(
        Frame picture, ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to, int[] triangles, AffineTransform cropToPicture, float[] seen)
    {
        int size = Painted.SizePx, plane = size * size;
        AffineTransform back = cropToPicture.Inverse();
        var points = new Vector2[to.Length];
        for (int i = 0; i < points.Length; i++)
            points[i] = back.Apply(to[i]);
        Frame small = Cut(picture, cropToPicture);
        TriangleWarp.Draw(picture, from, points, triangles, small, (0, size));
        TriangleWarp.Draw(picture, from, points, HeadMesh.Inside, small, (0, size), turned: true);
        for (int i = 0; i < plane; i++)
            for (int c = 0; c < 3; c++)
                seen[c * plane + i] = small.Rgb[3 * i + c] / 255f;
        FaceMasks.Draw(points, size, seen.AsSpan(3 * plane));
        return small;
    }

    private static Frame Cut(Frame picture, AffineTransform map)
    {
        var target = new Frame(Painted.SizePx, Painted.SizePx);
        PictureSampler.Sample(picture, map, Painted.SizePx, Painted.SizePx, new PackedTarget(target.Rgb, Painted.SizePx));
        return target;
    }

    /// <summary>The square a little turned, moved and zoomed.</summary>
    private static AffineTransform Shaken(System.Random? change)
    {
        if (change is null)
            return AffineTransform.Stretch(1, 1);
        float Between(float least, float most) => least + (most - least) * change.NextSingle();
        (float sin, float cos) = MathF.SinCos(Between(-0.06f, 0.06f));
        float zoom = Between(0.95f, 1.06f), middle = Painted.SizePx / 2f;
        var turn = new AffineTransform(cos * zoom, -sin * zoom, sin * zoom, cos * zoom, 0, 0);
        Vector2 moved = turn.Apply(new(-middle));
        return turn with { TranslateX = moved.X + middle + Between(-3, 3), TranslateY = moved.Y + middle + Between(-3, 3) };
    }
}
