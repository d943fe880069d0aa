using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>A video that speaks: of every frame only mouth and jaw change.</summary>
internal sealed class SpeakingFootage
{
    private const int MostFrames = 300;

    private readonly FaceShapes shapes;
    private readonly FacePainter painter;
    private readonly Vector3[] middle;

    /// <param name="model">The persona.</param>
    /// <param name="track">The face through the video, whose middle tells its own face.</param>
    public SpeakingFootage(CompactModel model, FaceTrack track)
    {
        shapes = model.Weights.Shapes;
        painter = new(model.Painter, PainterFormat.LowerWindow(PainterFormat.Painted));
        int step = Math.Max(1, track.Faces.Count / MostFrames);
        middle = PainterFootage.Middle([.. track.Faces.Where((face, i) => face is not null && i % step == 0)
            .Select(face => HeadPlacement.Of(face!.Landmarks, face.Pose).ToFace(face.Landmarks))]);
    }

    /// <summary>A frame.</summary>
    /// <param name="picture">The video's.</param>
    /// <param name="face">The face in it.</param>
    /// <param name="numbers">The numbers of the face that is to be; those of the upper face stay as they are.</param>
    public Frame Show(Frame picture, TrackedFace face, float[] numbers)
    {
        SeenFace seen = SeenFace.Of(picture, face.Landmarks, face.Pose, shapes, middle);
        float[] wanted = [.. numbers.AsSpan(0, MotionLayout.Mouth), .. seen.Numbers.AsSpan(MotionLayout.Mouth)];
        Vector2[] from = seen.Points(shapes), to = SeenFace.InPicture(seen.With(shapes, wanted), seen.Placement);
        return painter.Paint(seen, from, to, HeadMesh.Skin, [], wanted, face.FaceToFrame);
    }
}
