using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Motion;

/// <summary>
/// A person's motion before a camera: poses in space become motion against the pose at rest, and motion becomes poses again. Both are each
/// other's inverse.
/// </summary>
/// <param name="Rest">The head at rest before its camera.</param>
internal sealed record PosedHead(RigidPose Rest)
{
    private const float UnitsAnInterOcular = RigidPose.EyeSpan / HeadPlacement.OuterCorners;

    /// <summary>The top of the neck in head space, whose origin is the middle of the steady points.</summary>
    private static readonly Vector3 Neck = NeckInHead();

    /// <summary>The head of a person at rest: the median of each angle and of the neck's place.</summary>
    /// <param name="track">The person's path; a face is there in at least one frame.</param>
    public static PosedHead Of(HeadTrack track)
    {
        RigidPose[] poses = [.. track.Poses.OfType<RigidPose>()];
        HeadPose[] angles = [.. poses.Select(HeadAngles.Of)];
        Vector3[] necks = [.. poses.Select(pose => pose.Place(Neck))];
        Quaternion rotation = HeadAngles.ToRotation(new(
            Median(angles, angle => angle.YawDeg), Median(angles, angle => angle.PitchDeg), Median(angles, angle => angle.RollDeg)));
        var neck = new Vector3(Median(necks, at => at.X), Median(necks, at => at.Y), Median(necks, at => at.Z));
        return new(WithNeckAt(rotation, neck));
    }

    /// <summary>Where the head is that moves so.</summary>
    public RigidPose At(HeadMotion motion)
    {
        (HeadPose rest, HeadPose turn) = (HeadAngles.Of(Rest), motion.Turn);
        Quaternion rotation = HeadAngles.ToRotation(
            new(rest.YawDeg + turn.YawDeg, rest.PitchDeg + turn.PitchDeg, rest.RollDeg + turn.RollDeg));
        return WithNeckAt(rotation, Rest.Place(Neck) + motion.Shift * RigidPose.EyeSpan);
    }

    /// <summary>The motion that a pose is.</summary>
    /// <param name="pose">The pose.</param>
    /// <param name="eyeClosure">How far the lids are shut, from 0 to 1.</param>
    public HeadMotion Measure(RigidPose pose, float eyeClosure = 0)
    {
        (HeadPose rest, HeadPose angles) = (HeadAngles.Of(Rest), HeadAngles.Of(pose));
        return new(
            new(angles.YawDeg - rest.YawDeg, angles.PitchDeg - rest.PitchDeg, angles.RollDeg - rest.RollDeg),
            (pose.Place(Neck) - Rest.Place(Neck)) / RigidPose.EyeSpan, eyeClosure);
    }

    /// <summary>A clip's motion, one entry a frame, null where there is no face: what a model of it is learnt from.</summary>
    /// <param name="track">The path.</param>
    /// <param name="eyeOpenings">The eyes' openings (<see cref="EyeShape.Opening"/>), one a frame; null leaves the lids open.</param>
    public HeadMotion?[] Measure(HeadTrack track, IReadOnlyList<float?>? eyeOpenings = null)
    {
        float[]? closures = eyeOpenings is null ? null : EyeClosures.Of(eyeOpenings);
        return [.. track.Poses.Select((pose, i) => pose is { } there ? Measure(there, closures?[i] ?? 0) : (HeadMotion?)null)];
    }

    private static RigidPose WithNeckAt(Quaternion rotation, Vector3 neck) => new(rotation, neck - Vector3.Transform(Neck, rotation));

    private static Vector3 NeckInHead()
    {
        Vector3 middle = default;
        foreach (CanonicalFace.Point point in CanonicalFace.Points)
            middle += point.Space / CanonicalFace.Points.Length;
        Vector3 neck = (HeadPlacement.Neck - middle) * UnitsAnInterOcular;
        return new(neck.X, -neck.Y, -neck.Z);
    }

    private static float Median<T>(T[] items, Func<T, float> value)
    {
        float[] values = [.. items.Select(value)];
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
