using System.Collections;
using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Stills;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// A photo whose head moves, as footage for models that paint only a mouth into it. Its faces are reckoned, not looked for.
/// </summary>
internal sealed class SwayingStill : IReadOnlyList<TrackedFace?>, IDisposable
{
    /// <summary>Two hours at 25 frames/s; longer speeches see the motion backwards after that.</summary>
    private const int MostFrames = 180_000;

    private readonly Frame picture;
    private readonly TrackedFace face;
    private readonly IHeadMotion motion;
    private readonly BearableTurn bearable;
    private readonly SwayingHead head;
    private readonly Vector3[] resting;

    /// <param name="photo">The photo; it stays the caller's.</param>
    /// <param name="face">The face in it.</param>
    /// <param name="motion">How its head moves.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="frames">Frames that are needed.</param>
    public SwayingStill(FootageSource photo, TrackedFace face, IHeadMotion motion, FrameRate rate, long frames)
    {
        (picture, this.face, this.motion) = (photo.Frames.At(0)!, face, motion);
        bearable = new(face.Pose);
        HeadPlacement placement = HeadPlacement.Of(face.Landmarks, face.Pose);
        resting = HeadMesh.WithRing(placement.ToFace(face.Landmarks));
        head = new(placement, resting, face.Landmarks, picture.Width, picture.Height);
        Count = (int)Math.Min(frames, MostFrames);
        Source = photo with { Frames = new(Render, FootageSource.DefaultKeepBytes), Rate = rate, IsOwn = true };
    }

    /// <summary>The footage.</summary>
    public FootageSource Source { get; }

    /// <summary>What is to be said of the motion; null where the photo bore it.</summary>
    public string? Warning => bearable.Warning;

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>The face in a frame.</summary>
    public TrackedFace? this[int index]
    {
        get
        {
            HeadPose turn = MotionAt(index).Turn;
            Landmarks landmarks = SwayingHead.Flat(At(index).Points);
            return face with
            {
                Landmarks = landmarks, FaceToFrame = FaceAlignment.Fit(landmarks),
                Pose = new(
                    face.Pose.YawDeg + turn.YawDeg, face.Pose.PitchDeg + turn.PitchDeg, face.Pose.RollDeg + turn.RollDeg),
            };
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TrackedFace?> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();

    private HeadMotion MotionAt(long index) => bearable.Of(motion.At(index / Source.Rate.PerSecond));

    private (Vector2[] Points, int[] Triangles, int[] Opened) At(long index)
    {
        HeadMotion held = MotionAt(index);
        var points = (Vector3[])resting.Clone();
        Lids.Close(points, held.EyeClosure);
        return head.Moved(points, held);
    }

    private IEnumerable<Frame> Render(long first)
    {
        for (long i = first; i < Count; i++)
        {
            (Vector2[] points, int[] triangles, int[] opened) = At(i);
            Frame frame = picture.Clone();
            TriangleWarp.Draw(picture, head.From, points, opened, frame, (0, frame.Height), turned: true);
            TriangleWarp.Draw(picture, head.From, points, triangles, frame, (0, frame.Height));
            TriangleWarp.Draw(picture, head.From, points, HeadMesh.Inside, frame, (0, frame.Height), turned: true);
            yield return frame;
        }
    }
}
