using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Motion;

/// <summary>The motion of a head that was followed through a video, against its median pose.</summary>
internal static class TrackedMotion
{
    /// <summary>Poses are steadied over so many seconds before and after, blinks over a frame.</summary>
    private const double ReachSeconds = 0.12;

    /// <summary>
    /// How far from the camera a head is taken to be, in distances of its outer eye corners: about 90 cm. From the picture alone it is not
    /// known; it scales the way towards the camera only.
    /// </summary>
    private const float CameraDistance = 10;

    /// <summary>The motion as measured, one entry a frame; null where there is no face.</summary>
    public static HeadMotion?[] Measure(FaceTrack track)
    {
        Seen?[] frames = [.. track.Faces.Select(face => face is null ? (Seen?)null : See(face))];
        Seen[] seen = [.. frames.OfType<Seen>()];
        if (seen.Length == 0)
            return new HeadMotion?[frames.Length];
        float yaw = Median(seen, face => face.Pose.YawDeg);
        float pitch = Median(seen, face => face.Pose.PitchDeg);
        float roll = Median(seen, face => face.Pose.RollDeg);
        var neck = new Vector2(Median(seen, face => face.Neck.X), Median(seen, face => face.Neck.Y));
        float scale = Median(seen, face => face.Scale);
        float[] closures = EyeClosures.Of([.. frames.Select(face => face?.EyeOpening)]);
        return [.. frames.Select((face, i) => face is { } there ? Against(there, closures[i]) : (HeadMotion?)null)];

        HeadMotion Against(Seen face, float closure)
        {
            Vector2 way = (face.Neck - neck) / (face.Scale * HeadPlacement.OuterCorners);
            return new(
                new(face.Pose.YawDeg - yaw, face.Pose.PitchDeg - pitch, face.Pose.RollDeg - roll),
                new(way.X, -way.Y, CameraDistance * (1 - scale / face.Scale)), closure);
        }
    }

    /// <summary>The motion steadied and joined over frames without a face.</summary>
    /// <param name="track">The face; it is there in at least one frame.</param>
    /// <param name="rate">Frames a second.</param>
    public static HeadMotionTrack Of(FaceTrack track, FrameRate rate)
    {
        HeadMotion?[] frames = Measure(track);
        double[] times = [.. Enumerable.Range(0, frames.Length).Where(i => frames[i] is not null).Select(i => i / rate.PerSecond)];
        HeadMotion[] heads = [.. frames.OfType<HeadMotion>()];
        double[][] steady = [.. Enumerable.Range(0, MotionChannels.Names.Length).Select(channel => LocalParabola.Smooth(
            times, [.. heads.Select(head => (double)MotionChannels.Of(head, channel))], ReachSeconds))];
        return new(
            times,
            [.. heads.Select((head, i) => MotionChannels.Head([.. steady.Select(channel => (float)channel[i])], Closure(heads, i)))],
            TrackEnd.Bounce);
    }

    /// <summary>A blink takes five frames: only its neighbours steady a frame.</summary>
    private static float Closure(HeadMotion[] heads, int i) =>
        (heads[Math.Max(0, i - 1)].EyeClosure + 2 * heads[i].EyeClosure + heads[Math.Min(heads.Length - 1, i + 1)].EyeClosure) / 4;

    private static Seen See(TrackedFace face)
    {
        HeadPlacement placement = HeadPlacement.Of(face.Landmarks, face.Pose);
        Vector3 neck = placement.ToFrame(HeadPlacement.Neck);
        return new(face.Pose, new(neck.X, neck.Y), placement.Scale, EyeShape.Opening(face.Landmarks));
    }

    private static float Median(Seen[] seen, Func<Seen, float> value)
    {
        float[] values = [.. seen.Select(value)];
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private readonly record struct Seen(HeadPose Pose, Vector2 Neck, float Scale, float EyeOpening);
}
