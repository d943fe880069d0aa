using System.Numerics;
using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.Tests.Synthetic;

/// <summary>How far poses are from the truth, whatever axes the head was given.</summary>
internal static class PoseErrors
{
    /// <summary>
    /// The angle between found and true turn of each frame, both from the frame whose true pose is nearest to the median one, in degrees.
    /// Turns between frames do not depend on where the head's own axes were laid.
    /// </summary>
    public static IEnumerable<float> Relative(IReadOnlyList<RigidPose?> found, Func<int, RigidPose> truth)
    {
        int[] frames = [.. Enumerable.Range(0, found.Count).Where(i => found[i] is not null)];
        Vector3[] angles = [.. frames.Select(i => HeadAngles.Of(truth(i))).Select(a => new Vector3(a.YawDeg, a.PitchDeg, a.RollDeg))];
        float Median(Func<Vector3, float> of) => angles.Select(of).Order().ElementAt(angles.Length / 2);
        var median = new Vector3(Median(a => a.X), Median(a => a.Y), Median(a => a.Z));
        int middle = frames[Enumerable.Range(0, frames.Length).MinBy(i => Vector3.DistanceSquared(angles[i], median))];
        Quaternion Turn(Quaternion rotation, Quaternion from) => rotation * Quaternion.Conjugate(from);
        foreach (int i in frames)
        {
            Quaternion isTurn = Turn(found[i]!.Value.Rotation, found[middle]!.Value.Rotation);
            Quaternion trueTurn = Turn(truth(i).Rotation, truth(middle).Rotation);
            float cosine = Math.Min(1, Math.Abs(Quaternion.Dot(isTurn, trueTurn)));
            yield return 2 * MathF.Acos(cosine) * 180 / MathF.PI;
        }
    }
}
