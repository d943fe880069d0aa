using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Smoothing;

/// <summary>Steadies poses without lag, each run between missing faces and scene cuts by itself.</summary>
internal static class PoseSmoother
{
    /// <summary>The poses steadied; null stays null.</summary>
    /// <param name="poses">As measured, one a frame.</param>
    /// <param name="strengths">How strongly.</param>
    public static IReadOnlyList<RigidPose?> Smooth(IReadOnlyList<RigidPose?> poses, SmoothingStrengths strengths)
    {
        RigidPose?[] steady = [.. poses];
        foreach ((int start, int length) in PoseRuns.Of(poses))
        {
            if (length > 2)
                SmoothRun(poses, steady, start, length, strengths);
        }

        return steady;
    }

    private static void SmoothRun(IReadOnlyList<RigidPose?> poses, RigidPose?[] steady, int start, int length, SmoothingStrengths strengths)
    {
        Quaternion reference = poses[start + length / 2]!.Value.Rotation;
        double[][] numbers = [.. Enumerable.Range(start, length).Select(frame => PoseNumbers.Of(poses[frame]!.Value, reference))];
        double[][] smooth = [.. strengths.Values.Select((strength, number) =>
            new WhittakerSystem(length, strength).Smooth(numbers.Select(pose => pose[number]).ToArray()))];
        for (int i = 0; i < length; i++)
            steady[start + i] = PoseNumbers.Pose(smooth.Select(path => path[i]).ToArray(), reference);
    }
}
