using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>
/// What of many corrections would let a head drift: their mean, and how much further than it was tracked it turns to the side. A head that
/// is learnt flatter and turns further looks nearly the same (the bas-relief ambiguity: Belhumeur, Kriegman and Yuille 1999), so pictures
/// do not tell; the tracker, who has the shape of the face, does. Nodding is not held: there the tracker is wrong, and the head knows.
/// </summary>
internal sealed class PoseTrend
{
    // A head that turns by less than about this says nothing of what grows with it; in degrees.
    private const double LeastSpreadDeg = 0.5;

    private int count;
    private Vector3 way;
    private Vector3 turn;
    private double yaw;
    private double yawSquared;
    private double yawTurn;

    private double MeanYaw => yaw / count;

    /// <summary>Radians about the vertical for each degree of yaw.</summary>
    private double Slope =>
        (yawTurn / count - MeanYaw * turn.Y / count) / (yawSquared / count - MeanYaw * MeanYaw + LeastSpreadDeg * LeastSpreadDeg);

    /// <summary>Takes the correction of a pose.</summary>
    public void Add(RigidPose pose, PoseCorrection correction)
    {
        double angle = HeadAngles.Of(pose).YawDeg;
        (count, way, turn) = (count + 1, way + correction.Way, turn + correction.Turn);
        (yaw, yawSquared, yawTurn) = (yaw + angle, yawSquared + angle * angle, yawTurn + angle * correction.Turn.Y);
    }

    /// <summary>A correction without what follows from those that were taken.</summary>
    public PoseCorrection Without(RigidPose pose, PoseCorrection correction)
    {
        float further = (float)(Slope * (HeadAngles.Of(pose).YawDeg - MeanYaw));
        return new(correction.Way - way / count, correction.Turn - turn / count - new Vector3(0, further, 0));
    }
}
