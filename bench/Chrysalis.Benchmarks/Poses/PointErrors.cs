using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;

namespace Chrysalis.Benchmarks.Poses;

/// <summary>How far every mesh point is from where shape and poses put it.</summary>
internal static class PointErrors
{
    /// <summary>Mean square distance of each of the 468 points, in square pixels.</summary>
    public static double[] Of(IReadOnlyList<LandmarkSequence> clips, FittedHead head, IReadOnlyList<HeadTrack> tracks)
    {
        var squares = new double[Landmarks.Count];
        int faces = 0;
        for (int clip = 0; clip < clips.Count; clip++)
        {
            for (int frame = 0; frame < clips[clip].Count; frame += 5)
            {
                if (tracks[clip].Poses[frame] is not { } pose || clips[clip].Read(frame) is not { } landmarks)
                    continue;
                faces++;
                for (int i = 0; i < squares.Length; i++)
                {
                    Vector3 placed = pose.Place(head.Shape.Points[i]);
                    var at = new Vector2(placed.X, -placed.Y) * (tracks[clip].FocalPx / -placed.Z)
                        + new Vector2(clips[clip].Width, clips[clip].Height) / 2;
                    squares[i] += Vector2.DistanceSquared(at, landmarks[i]);
                }
            }
        }

        return [.. squares.Select(square => square / Math.Max(1, faces))];
    }
}
