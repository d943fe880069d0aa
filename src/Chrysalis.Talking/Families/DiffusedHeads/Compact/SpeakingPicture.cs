using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Stills;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>A picture that speaks: the whole frame follows the head, the face is painted.</summary>
internal sealed class SpeakingPicture
{
    private readonly FaceShapes shapes;
    private readonly FacePainter painter;
    private readonly SeenFace identity;
    private readonly SwayingHead head;
    private readonly HeadMotion own;

    private SpeakingPicture(CompactModel model, SeenFace identity, HeadMotion own)
    {
        (shapes, this.identity, this.own) = (model.Weights.Shapes, identity, own);
        painter = new(model.Painter, PainterFormat.Window(PainterFormat.Painted));
        // Its own mouth opens and shuts: the mesh is bent from how it is in the picture.
        head = new(
            identity.Placement, identity.With(shapes, identity.Numbers), identity.Measured, identity.Picture.Width,
            identity.Picture.Height);
    }

    /// <summary>The persona's own picture.</summary>
    public static SpeakingPicture OfPortrait(CompactModel model)
    {
        Portrait portrait = model.Weights.Portrait;
        return new(
            model, SeenFace.Of(portrait.Picture, portrait.Landmarks, portrait.Pose, portrait.Numbers),
            MotionChannels.Head(portrait.Motion, 0));
    }

    /// <summary>A photo, whose head is taken to be held as usual.</summary>
    public static SpeakingPicture OfPhoto(CompactModel model, Frame picture, TrackedFace face) => new(
        model, SeenFace.OfPhoto(picture, face.Landmarks, face.Pose, model.Weights.Shapes, model.Weights.Widening.Rest), default);

    /// <summary>A frame.</summary>
    /// <param name="motion">How the head is held.</param>
    /// <param name="face">The face's numbers.</param>
    /// <param name="hasOwnLids">Whether the lids are told by the face's numbers, not by the motion.</param>
    public Frame Show(HeadMotion motion, float[] face, bool hasOwnLids)
    {
        if (!hasOwnLids)
        {
            face = [.. face];
            face.AsSpan(MotionLayout.Mouth).Clear();
        }

        Vector3[] points = identity.With(shapes, face);
        if (!hasOwnLids)
            Lids.Close(points, motion.EyeClosure);
        var turned = motion with
        {
            Turn = new(
                motion.Turn.YawDeg - own.Turn.YawDeg, motion.Turn.PitchDeg - own.Turn.PitchDeg, motion.Turn.RollDeg - own.Turn.RollDeg),
            Shift = motion.Shift - own.Shift,
        };
        (Vector2[] to, int[] triangles, int[] opened) = head.Moved(points, turned);
        return painter.Paint(identity, head.From, to, triangles, opened, face);
    }
}
