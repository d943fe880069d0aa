using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Smoothing;

/// <summary>How much poses shake: standard deviations.</summary>
/// <param name="YawDeg">Of yaw in degrees.</param>
/// <param name="PitchDeg">Of pitch.</param>
/// <param name="RollDeg">Of roll.</param>
/// <param name="Across">Of the origin's place across the view, in units of head space (the mean of both directions).</param>
/// <param name="DepthPercent">Of the depth, in percent of it.</param>
internal readonly record struct PoseJitter(double YawDeg, double PitchDeg, double RollDeg, double Across, double DepthPercent)
{
    // Second differences of white noise have six times its variance.
    private const double SecondDifferences = 6;

    /// <summary>The shaking of a head that is held still: standard deviations against the mean pose.</summary>
    public static PoseJitter OfStill(IReadOnlyList<RigidPose?> poses)
    {
        double[][] numbers = Numbers([.. poses.OfType<RigidPose>()]);
        return Of(numbers, path =>
        {
            double mean = path.Average();
            return path.Average(value => (value - mean) * (value - mean));
        });
    }

    /// <summary>
    /// The shaking of a head that moves: as much white noise as would bend the path as it is bent from frame to frame. What the head
    /// truly does at that pace is in it.
    /// </summary>
    public static PoseJitter OfMoving(IReadOnlyList<RigidPose?> poses)
    {
        double[][] numbers = [.. PoseRuns.Of(poses).Where(run => run.Length > 2).SelectMany(run =>
        {
            double[][] of = Numbers([.. Enumerable.Range(run.Start, run.Length).Select(frame => poses[frame]!.Value)]);
            return Enumerable.Range(1, of.Length - 2).Select(i =>
                Enumerable.Range(0, of[i].Length).Select(k => of[i - 1][k] - 2 * of[i][k] + of[i + 1][k]).ToArray());
        })];
        return Of(numbers, path => path.Average(bend => bend * bend) / SecondDifferences);
    }

    /// <summary>Yaw, pitch, roll in degrees, x and y across the view, logarithm of the depth.</summary>
    private static double[][] Numbers(RigidPose[] poses) =>
    [
        .. poses.Select(pose =>
        {
            HeadPose angles = HeadAngles.Of(pose);
            Vector3 place = pose.Translation;
            return (double[])[angles.YawDeg, angles.PitchDeg, angles.RollDeg, place.X, place.Y, Math.Log(-place.Z)];
        }),
    ];

    private static PoseJitter Of(double[][] numbers, Func<double[], double> variance)
    {
        if (numbers.Length == 0)
            return default;
        double[] of = [.. Enumerable.Range(0, 6).Select(k => variance([.. numbers.Select(values => values[k])]))];
        return new(Math.Sqrt(of[0]), Math.Sqrt(of[1]), Math.Sqrt(of[2]), Math.Sqrt((of[3] + of[4]) / 2), 100 * Math.Sqrt(of[5]));
    }
}
