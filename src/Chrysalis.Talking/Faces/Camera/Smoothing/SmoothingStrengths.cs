using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Smoothing;

/// <summary>How strongly each of the six numbers of a pose is smoothed.</summary>
/// <param name="Values">In the order of <see cref="PoseNumbers"/>.</param>
internal sealed record SmoothingStrengths(IReadOnlyList<double> Values)
{
    /// <summary>More than these frames do not make the measurement better.</summary>
    private const int MostFrames = 6000;

    /// <summary>The strengths that the noise of poses asks for.</summary>
    /// <param name="clips">Poses of clips as measured, null where there is no face.</param>
    public static SmoothingStrengths Of(IReadOnlyList<IReadOnlyList<RigidPose?>> clips)
    {
        List<double[][]> runs = [];
        int frames = 0;
        foreach (IReadOnlyList<RigidPose?> clip in Spread(clips))
        {
            foreach ((int start, int length) in PoseRuns.Of(clip))
            {
                int taken = Math.Min(length, MostFrames - frames);
                if (taken < 3)
                    continue;
                Quaternion reference = clip[start]!.Value.Rotation;
                runs.Add([.. Enumerable.Range(start, taken).Select(frame => PoseNumbers.Of(clip[frame]!.Value, reference))]);
                frames += taken;
            }
        }

        return new([.. Enumerable.Range(0, PoseNumbers.Count).Select(number =>
            RestrictedLikelihood.Strength([.. runs.Select(run => run.Select(pose => pose[number]).ToArray())]))]);
    }

    /// <summary>The clips in an order whose beginning is spread over all of them.</summary>
    private static IEnumerable<IReadOnlyList<RigidPose?>> Spread(IReadOnlyList<IReadOnlyList<RigidPose?>> clips)
    {
        const int stride = 8;
        return Enumerable.Range(0, stride).SelectMany(offset => clips.Where((_, i) => i % stride == offset));
    }
}
