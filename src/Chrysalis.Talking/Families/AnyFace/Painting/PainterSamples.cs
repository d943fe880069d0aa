using System.Numerics;
using System.Numerics.Tensors;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>
/// Makes samples of two frames of a clip: the one is warped to the other's mouth, as a photo will be, and the other is what is to come
/// out. Colours, light, sharpness and proportions are changed alike in both, so that no face can be remembered.
/// </summary>
internal sealed class PainterSamples(CropGeometry painted, PainterRecipe recipe, MouthBasis basis, IReadOnlyList<PainterClip> clips)
{
    private const double FolderPower = 0.25;
    private static readonly CropGeometry Kept = FaceFormat.Kept;
    private readonly ClipDraw<PainterClip> clipDraw = new(clips.Select(clip => (clip, clip.Clip.Source)), FolderPower);

    /// <summary>Draws one.</summary>
    public PainterSample Draw(Random draw)
    {
        PainterClip clip = clipDraw.Next(draw);
        return Make(clip, clip.SourceFrame(draw), clip.AnyFrame(draw), draw.NextDouble() < recipe.ChangedShare ? draw : null, draw);
    }

    /// <summary>Makes one of two frames.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="source">What is spoken from.</param>
    /// <param name="target">What is to come out.</param>
    /// <param name="change">Draws changes; null changes nothing.</param>
    /// <param name="draw">Draws all else.</param>
    public PainterSample Make(PainterClip clip, int source, int target, Random? change, Random draw)
    {
        int size = painted.SizePx;
        ColourChange? colours = change is null ? null : new(change);
        float sharpness = change is null || change.NextDouble() < 0.6 ? 1
            : change.NextDouble() < 0.5 ? 1 + 1.2f * change.NextSingle()
            : 1 - 0.6f * change.NextSingle();
        AffineTransform map = Map(change);
        bool photo = draw.NextDouble() < recipe.PhotoShare;
        Picture from = Read(clip, source, photo, colours, sharpness);
        Picture to = Read(clip, target, false, colours, sharpness);
        AffineTransform back = map.Inverse();

        bool modelled = change is not null && change.NextDouble() < recipe.ModelledShare;
        Vector2[] toPoints = [.. (modelled ? Modelled(from, to) : to.Closed).Select(back.Apply)];
        Frame warped = Sampled(from.Frame, map, size);
        TriangleWarp.Draw(from.Frame, from.Points, toPoints, HeadMesh.Skin, warped, (0, size));
        TriangleWarp.Draw(from.Frame, from.Points, toPoints, HeadMesh.Inside, warped, (0, size), turned: true);

        var styles = new List<float[]> { Style(from, map, back) };
        if (draw.NextDouble() < recipe.SecondStyleShare)
            styles.Add(Style(Read(clip, clip.AnyFrame(draw), false, colours, sharpness), map, back));
        var state = new float[PaintedMouth.StateValues];
        PaintedMouth.WriteState(to.Coefficients, to.Opening, from.Opening, state);
        var sample = new PainterSample(
            WithMasks(warped, toPoints), [.. styles], state,
            PlanarPicture.Of(Sampled(to.Frame, map, size), 3), styles[0][..(3 * size * size)]);
        if (change is not null && change.Next(2) == 0)
            Flip(sample);
        return sample;
    }

    /// <summary>The source's own face with the target's mouth, where the target's head is: what speaking does.</summary>
    private Vector2[] Modelled(Picture from, Picture to)
    {
        RestingFace face = from.Resting with { Placement = to.Resting.Placement };
        return [.. face.InFrame(face.With(basis, to.Coefficients)).Select(to.FrameToCrop.Apply)];
    }

    private float[] Style(Picture picture, AffineTransform map, AffineTransform back) =>
        WithMasks(Sampled(picture.Frame, map, painted.SizePx), [.. picture.Points.Select(back.Apply)]);

    private static float[] WithMasks(Frame picture, Vector2[] points)
    {
        int plane = picture.Width * picture.Height;
        float[] planes = PlanarPicture.Of(picture, PainterFormat.Inputs);
        MouthMasks.Draw(points, picture.Width, planes.AsSpan(3 * plane, plane), planes.AsSpan(4 * plane, plane));
        return planes;
    }

    /// <summary>From the painted square's pixels to the kept crop's, with other proportions where that is asked for.</summary>
    private AffineTransform Map(Random? change)
    {
        float unit = Kept.SizePx / Kept.Extent;
        float scale = painted.Extent / painted.SizePx * unit;
        float x = (painted.CentreX - painted.Extent / 2 - Kept.CentreX + Kept.Extent / 2) * unit;
        float y = (painted.CentreY - painted.Extent / 2 - Kept.CentreY + Kept.Extent / 2) * unit;
        AffineTransform plain = AffineTransform.Stretch(scale, scale, x, y);
        if (change is null)
            return plain;
        float centre = painted.SizePx / 2f;
        float zoom = Between(change, 0.88f, 1.15f), aspect = Between(change, 0.92f, 1.2f), shear = Between(change, -0.12f, 0.12f);
        (float sin, float cos) = MathF.SinCos(Between(change, -0.1f, 0.1f));
        (float shiftX, float shiftY) = (Between(change, -3, 3), Between(change, -4, 4));
        var turned = new AffineTransform(
            cos * zoom * aspect, (shear - sin) * zoom, sin * zoom * aspect, (cos + shear * sin) * zoom, 0, 0);
        Vector2 moved = turned.Apply(new(-centre));
        return plain.After(turned with { TranslateX = moved.X + centre + shiftX, TranslateY = moved.Y + centre + shiftY });
    }

    private Picture Read(PainterClip clip, int frame, bool photo, ColourChange? colours, float sharpness)
    {
        var crop = new Frame(Kept.SizePx, Kept.SizePx);
        clip.Clip.ReadCrop(frame, crop.Rgb);
        TrackedFace face = clip.Clip.ReadFace(frame);
        float[] coefficients = clip.Motion.Coefficients[frame];
        RestingFace resting = RestingFace.Of(face, basis, photo ? null : coefficients);
        float[] own = photo ? basis.OfOpening(clip.Motion.Opening[frame]) : coefficients;
        AffineTransform toCrop = Kept.CropToFrame(face).Inverse();
        Vector2[] closed = [.. resting.InFrame(resting.With(basis, own)).Select(toCrop.Apply)];
        Vector2[] points = [.. closed];
        for (int i = 0; i < Landmarks.Count; i++)
            points[i] = toCrop.Apply(face.Landmarks[i]);
        if (colours is not null)
        {
            var inside = new float[Kept.SizePx * Kept.SizePx];
            MouthMasks.Fill(points, LipRings.Inner, Kept.SizePx, inside);
            // Between lips that touch there is nothing but lips.
            float open = Math.Clamp((clip.Motion.Opening[frame] - 0.03f) / 0.08f, 0, 1);
            TensorPrimitives.Multiply(inside, open, inside);
            colours.Apply(crop, inside);
        }

        return new(AsSharp(crop, sharpness), points, closed, coefficients, clip.Motion.Opening[frame], resting, toCrop);
    }

    private static Frame AsSharp(Frame picture, float factor)
    {
        if (factor == 1)
            return picture;
        if (factor < 1)
            return Sharpened(picture, 2 * (1 - factor));
        int small = (int)(picture.Width / factor);
        float step = picture.Width / (float)small;
        Frame coarse = Sampled(picture, AffineTransform.Stretch(step, step), small);
        return Sampled(coarse, AffineTransform.Stretch(1 / step, 1 / step), picture.Width);
    }

    /// <summary>A picture whose differences from its neighbours' mean are enlarged: as sharp as pictures of better cameras.</summary>
    private static Frame Sharpened(Frame picture, float amount)
    {
        var sharp = picture.Clone();
        int stride = picture.Width * 3;
        byte[] rgb = picture.Rgb;
        for (int y = 1; y < picture.Height - 1; y++)
            for (int at = y * stride + 3; at < (y + 1) * stride - 3; at++)
            {
                float mean = (rgb[at - 3] + rgb[at + 3] + rgb[at - stride] + rgb[at + stride]) / 4f;
                sharp.Rgb[at] = (byte)Math.Clamp(rgb[at] + amount * (rgb[at] - mean) + 0.5f, 0, 255);
            }

        return sharp;
    }

    private static Frame Sampled(Frame source, AffineTransform map, int size)
    {
        var target = new Frame(size, size);
        PictureSampler.Sample(source, map, size, size, new PackedTarget(target.Rgb, size));
        return target;
    }

    private void Flip(PainterSample sample)
    {
        int size = painted.SizePx;
        foreach (float[] planes in (float[][])[sample.Seen, sample.Real, sample.Source, .. sample.Styles])
            for (int row = 0; row < planes.Length; row += size)
                planes.AsSpan(row, size).Reverse();
    }

    private static float Between(Random draw, float least, float most) => least + (most - least) * draw.NextSingle();

    /// <summary>A frame as it is used.</summary>
    /// <param name="Frame">The kept crop.</param>
    /// <param name="Points">Its mesh as measured, with its ring, in the crop's pixels.</param>
    /// <param name="Closed">The same with lips that do not pass through each other.</param>
    /// <param name="Coefficients">Its mouth.</param>
    /// <param name="Opening">How far its lips are open.</param>
    /// <param name="Resting">Its face at rest.</param>
    /// <param name="FrameToCrop">From the footage's pixels to the crop's.</param>
    private sealed record Picture(
        Frame Frame, Vector2[] Points, Vector2[] Closed, float[] Coefficients, float Opening, RestingFace Resting,
        AffineTransform FrameToCrop);
}
