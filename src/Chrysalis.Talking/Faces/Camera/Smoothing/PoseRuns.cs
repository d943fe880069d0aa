using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Smoothing;

/// <summary>Cuts a clip's poses where they do not belong together: at frames without a face and at scene cuts.</summary>
internal static class PoseRuns
{
    /// <summary>A head that is further away after one frame, in units of head space across the view, has not moved.</summary>
    private const float Distance = 0.25f;

    /// <summary>Nor has one that comes nearer or goes away by this factor ...</summary>
    private const float DepthFactor = 1.3f;

    /// <summary>... or turns by this many radians.</summary>
    private const float Turn = 0.35f;

    /// <summary>First frame and length of every run, in order.</summary>
    public static IEnumerable<(int Start, int Length)> Of(IReadOnlyList<RigidPose?> poses)
    {
        int start = 0;
        for (int frame = 0; frame <= poses.Count; frame++)
        {
            bool missing = frame == poses.Count || poses[frame] is null;
            bool cut = !missing && frame > start && IsCut(poses[frame - 1]!.Value, poses[frame]!.Value);
            if (!missing && !cut)
                continue;
            if (frame > start)
                yield return (start, frame - start);
            start = missing ? frame + 1 : frame;
        }
    }

    private static bool IsCut(RigidPose a, RigidPose b)
    {
        (float depthA, float depthB) = (-a.Translation.Z, -b.Translation.Z);
        float factor = depthB / depthA;
        var shift = new Vector2(b.Translation.X / depthB - a.Translation.X / depthA, b.Translation.Y / depthB - a.Translation.Y / depthA);
        float cosine = Math.Min(1, Math.Abs(Quaternion.Dot(a.Rotation, b.Rotation)));
        return shift.Length() * Math.Min(depthA, depthB) > Distance || factor > DepthFactor || factor < 1 / DepthFactor
            || 2 * MathF.Acos(cosine) > Turn;
    }
}
