using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Families.AnyFace.Painting;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>A video that speaks: of every frame only mouth and jaw change.</summary>
internal sealed class SpeakingVideo
{
    private const int MostRestFrames = 400;
    private const float StyleFollows = 0.25f;
    private const int StyleEvery = 4;

    /// <summary>A face that grows more between frames is another shot's, too.</summary>
    private const float CutScale = 1.25f;

    private readonly FacePainter painter;
    private readonly MouthBasis basis;
    private readonly Vector3[] rest;
    private readonly float wide;
    private readonly Occlusion occlusion;
    private float[]? style, openStyle;
    private SimilarityTransform? before;
    private long frames;

    /// <param name="painter">Paints.</param>
    /// <param name="basis">The mouth's shapes.</param>
    /// <param name="track">The face through the footage: its mouth at rest is learnt from it.</param>
    public SpeakingVideo(FacePainter painter, MouthBasis basis, FaceTrack track)
    {
        (this.painter, this.basis) = (painter, basis);
        occlusion = new(painter.SizePx);
        int step = Math.Max(1, track.Faces.Count / MostRestFrames);
        Vector3[][] shapes =
            [.. track.Faces.Where((face, i) => face is not null && i % step == 0)
                .Select(face => HeadPlacement.Of(face!.Landmarks, face.Pose).ToFace(face.Landmarks))];
        rest = ClipShapes.RestOf(shapes);
        float[] openings = [.. shapes.Select(shape => LipRings.Opening(shape)).Order()];
        wide = openings[openings.Length * 4 / 5];
    }

    /// <summary>A frame with another mouth.</summary>
    public Frame Show(Frame picture, TrackedFace face, float[] mouth)
    {
        Vector3[] shape = HeadPlacement.Of(face.Landmarks, face.Pose).ToFace(face.Landmarks);
        float[] own = MouthBasisFit.Coefficients(basis, shape, rest);
        RestingFace resting = RestingFace.Of(face, basis, own);
        Vector2[] from = resting.InFrame(resting.Points);
        for (int i = 0; i < Landmarks.Count; i++)
            from[i] = face.Landmarks[i];
        float ownOpening = Math.Max(0, LipRings.Opening(shape));
        if (before is { } last && IsCut(last, face.FaceToFrame))
        {
            occlusion.Forget();
            (style, openStyle) = (null, null);
        }

        before = face.FaceToFrame;
        if (style is null || frames % StyleEvery == 0)
            Look(painter.Style(picture, face.FaceToFrame, from), ownOpening);
        else
            painter.Look(picture, face.FaceToFrame, from);
        frames++;
        occlusion.Look(painter.Seen, painter.Points, FaceFitness.LipContrast(picture, face.Landmarks));
        if (occlusion.Strength == 0)
            return picture;

        Vector3[] points = resting.With(basis, mouth);
        float opening = Math.Max(0, LipRings.Opening(points));
        var canvas = picture.Clone();
        Vector2[] to = resting.InFrame(points);
        painter.Paint(canvas, new(picture, from, to, HeadMesh.Skin, face.FaceToFrame, Style(), mouth, opening, ownOpening)
        {
            Strength = MouthWork.StrengthFor(shape, points)
        });
        if (occlusion.Strength < 1)
            Fade(canvas, picture, occlusion.Strength);
        return canvas;
    }

    private static bool IsCut(SimilarityTransform a, SimilarityTransform b) =>
        SceneCut.IsBetween(a, b) || Math.Max(a.Scale, b.Scale) > CutScale * Math.Min(a.Scale, b.Scale);

    /// <summary>Mixes a finished frame with the footage's.</summary>
    private static void Fade(Frame canvas, Frame picture, float strength)
    {
        int share = (int)(strength * 256);
        for (int i = 0; i < canvas.Rgb.Length; i++)
            canvas.Rgb[i] = (byte)((canvas.Rgb[i] * share + picture.Rgb[i] * (256 - share)) >> 8);
    }

    /// <summary>Takes in what a frame tells of the face; frames with an open mouth, which show teeth, are remembered apart.</summary>
    private void Look(float[] seen, float opening)
    {
        style = Follow(style, seen);
        if (opening >= wide)
            openStyle = Follow(openStyle, seen);
    }

    private float[] Style() => openStyle is null ? style! : [.. style!.Zip(openStyle, (a, b) => (a + b) / 2)];

    private static float[] Follow(float[]? known, float[] seen) =>
        known is null ? seen : [.. known.Zip(seen, (a, b) => a + (b - a) * StyleFollows)];
}
