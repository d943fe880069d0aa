using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Detection;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>Follows one face from frame to frame: the last frame's alignment says where to look, the detector where it was lost.</summary>
internal sealed class FaceTracker(FaceDetector detector, FaceMesh mesh, FaceSelection selection)
{
    private const float LeastPresence = 0.5f;

    /// <summary>A face is the one that was lost while it reappears within this many frames ...</summary>
    private const int MemoryFrames = 25;

    /// <summary>... and this far from where it was, in inter-ocular distances.</summary>
    private const float MemoryDistance = 2;

    /// <summary>While there is no face, only every so many frames are searched in tiles, which is slow.</summary>
    private const int ThoroughEvery = 5;

    private SimilarityTransform? last;
    private int missed;

    /// <summary>The face in the next frame, its alignment not yet smoothed; null where there is none.</summary>
    public TrackedFace? Next(Frame frame)
    {
        TrackedFace? face = last is { } before && missed == 0 ? Locate(frame, FaceSquare.AroundFace(before)) : null;
        face ??= Search(frame);
        face = face is null ? null : WithFineLips(frame, face);
        if (face is not null)
            (last, missed) = (face.FaceToFrame, 0);
        else if (++missed > MemoryFrames)
            last = null;
        return face;
    }

    private TrackedFace? Search(Frame frame)
    {
        var faces = new List<TrackedFace>();
        foreach (FaceDetection detection in detector.Find(frame, thorough: missed % ThoroughEvery == 0))
        {
            // The detector's box is coarse; a second look through the mesh's own square settles the points.
            if (Locate(frame, FaceSquare.Around(detection)) is { } rough
                && Locate(frame, FaceSquare.AroundFace(rough.FaceToFrame)) is { } face)
                faces.Add(face);
        }

        TrackedFace? known = last is { } before ? faces.FirstOrDefault(face => IsNear(face, before)) : null;
        return known ?? (faces.Count == 0 ? null : Choose(faces, frame));
    }

    private static bool IsNear(TrackedFace face, SimilarityTransform before) =>
        Vector2.Distance(face.FaceToFrame.Apply(default), before.Apply(default)) < MemoryDistance * before.Scale;

    private TrackedFace Choose(List<TrackedFace> faces, Frame frame)
    {
        var middle = new Vector2(frame.Width, frame.Height) / 2;
        float FromMiddle(TrackedFace face) => Vector2.Distance(new(face.Box.CentreX, face.Box.CentreY), middle);
        List<TrackedFace> fromLeft = [.. faces.OrderBy(face => face.Box.X)];
        return selection.Rule switch
        {
            FaceSelectionRule.Left => fromLeft[0],
            FaceSelectionRule.Centre => fromLeft.MinBy(FromMiddle)!,
            FaceSelectionRule.Index when selection.Index >= 0 && selection.Index < faces.Count => fromLeft[selection.Index],
            FaceSelectionRule.Index =>
                throw new FaceException($"Face {selection.Index} is not there: {faces.Count} found, counted from 0 at the left."),
            _ => fromLeft.MaxBy(face => face.Box.Area)!,
        };
    }

    private TrackedFace? Locate(Frame frame, FaceSquare square)
    {
        var (landmarks, presence) = mesh.Locate(frame, square);
        return presence < LeastPresence
            ? null
            : new(Bounds(landmarks), landmarks, HeadPoseEstimator.Estimate(landmarks), FaceAlignment.Fit(landmarks), presence);
    }

    /// <summary>Looks once more at a square in which the lips are larger, and takes only the lips from it.</summary>
    private TrackedFace WithFineLips(Frame frame, TrackedFace face)
    {
        var (fine, presence) = mesh.Locate(frame, FaceSquare.AroundMouth(face.FaceToFrame));
        if (presence < LeastPresence)
            return face;
        float[] xyz = face.Landmarks.Xyz;
        foreach (int lip in MouthShape.MouthPoints)
            fine.Xyz.AsSpan(lip * 3, 3).CopyTo(xyz.AsSpan(lip * 3));
        return face with { Box = Bounds(face.Landmarks) };
    }

    private static FaceBox Bounds(Landmarks landmarks)
    {
        var (low, high) = (landmarks[0], landmarks[0]);
        for (int i = 1; i < Landmarks.Count; i++)
            (low, high) = (Vector2.Min(low, landmarks[i]), Vector2.Max(high, landmarks[i]));
        return new(low.X, low.Y, high.X - low.X, high.Y - low.Y);
    }
}
