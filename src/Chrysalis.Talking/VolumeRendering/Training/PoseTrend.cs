using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>
/// What of many corrections follows from the pose they correct: a constant, and a multiple of each of its angles, by least squares.
/// </summary>
internal sealed class PoseTrend
{
    // One, yaw, pitch, roll.
    private const int Terms = 4;

    // Angles of a head that turns by less than about this say nothing of what grows with them; in degrees.
    private const double LeastSpreadDeg = 0.5;

    private readonly double[] normal = new double[Terms * Terms];
    private readonly Vector3[] way = new Vector3[Terms];
    private readonly Vector3[] turn = new Vector3[Terms];
    private readonly double[][] right = [.. Enumerable.Range(0, 6).Select(_ => new double[Terms])];
    private int count;

    /// <summary>Takes the correction of a pose.</summary>
    public void Add(RigidPose pose, PoseCorrection correction)
    {
        count++;
        double[] by = Numbers(pose);
        for (int row = 0; row < Terms; row++)
        {
            for (int column = 0; column <= row; column++)
                normal[row * Terms + column] += by[row] * by[column];
            for (int axis = 0; axis < 3; axis++)
            {
                right[axis][row] += by[row] * correction.Way[axis];
                right[3 + axis][row] += by[row] * correction.Turn[axis];
            }
        }
    }

    /// <summary>Finds the trend of those that were taken.</summary>
    public void Solve()
    {
        for (int term = 0; term < Terms; term++)
            normal[term * Terms + term] += term == 0 ? 1e-9 : count * LeastSpreadDeg * LeastSpreadDeg;
        for (int axis = 0; axis < 3; axis++)
        {
            CholeskySolver.Solve([.. normal], right[axis]);
            CholeskySolver.Solve([.. normal], right[3 + axis]);
            for (int term = 0; term < Terms; term++)
                (way[term][axis], turn[term][axis]) = ((float)right[axis][term], (float)right[3 + axis][term]);
        }
    }

    /// <summary>A correction without what follows from the pose.</summary>
    public PoseCorrection Without(RigidPose pose, PoseCorrection correction)
    {
        double[] by = Numbers(pose);
        for (int term = 0; term < Terms; term++)
            correction = new(correction.Way - (float)by[term] * way[term], correction.Turn - (float)by[term] * turn[term]);
        return correction;
    }

    private static double[] Numbers(RigidPose pose)
    {
        HeadPose angles = HeadAngles.Of(pose);
        return [1, angles.YawDeg, angles.PitchDeg, angles.RollDeg];
    }
}
