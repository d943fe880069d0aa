using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Painting;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Stills;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>A photo that speaks: the head sways and blinks, the mouth moves, the background stands.</summary>
internal sealed class SpeakingPhoto
{
    /// <summary>Lips further apart than this, in inter-ocular distances, are not at rest.</summary>
    private const float MostParted = 0.07f;

    private readonly FacePainter painter;
    private readonly MouthBasis basis;
    private readonly Frame picture;
    private readonly RestingFace resting;
    private readonly SwayingHead head;
    private readonly float[] style;
    private readonly float ownOpening;
    private readonly float[] ownRest;
    private readonly Vector3[] own;

    public SpeakingPhoto(FacePainter painter, MouthBasis basis, Frame picture, TrackedFace face)
    {
        (this.painter, this.basis, this.picture) = (painter, basis, picture);
        resting = RestingFace.Of(face, basis);
        own = resting.Placement.ToFace(face.Landmarks);
        ownOpening = Math.Max(0, LipRings.Opening(own));
        // Lips that are a little apart in the photo are so again where nothing is said; a wide open mouth is shut.
        float parted = ownOpening - basis.RestOpening;
        ownRest = basis.Opened(parted is > 0 and < MostParted ? parted : 0);
        head = new(resting.Placement, resting.Points, face.Landmarks, picture.Width, picture.Height);
        style = painter.Style(picture, face.FaceToFrame, head.From);
    }

    /// <summary>The frame of a moment.</summary>
    /// <param name="motion">How the head is held.</param>
    /// <param name="spoken">The mouth that speaks.</param>
    /// <param name="activity">How much is being said, from 0 to 1.</param>
    public Frame Show(HeadMotion motion, float[] spoken, float activity)
    {
        float[] mouth = [.. spoken.Zip(ownRest, (s, r) => s + r * (1 - activity))];
        Vector3[] points = resting.With(basis, mouth);
        float opening = Math.Max(0, LipRings.Opening(points));
        float strength = MouthWork.StrengthFor(own, points);
        Lids.Close(points, motion.EyeClosure);
        (Vector2[] to, int[] triangles, int[] opened) = head.Moved(points, motion);
        var canvas = picture.Clone();
        painter.Paint(canvas, new(
            picture, head.From, to, triangles, FaceAlignment.Fit(SwayingHead.Flat(to)), style, mouth, opening, ownOpening)
        {
            Strength = strength, Opened = opened
        });
        return canvas;
    }
}
