using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Motion;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>How a person holds the head at rest, and where it is when it moves: it turns about the top of the neck.</summary>
/// <param name="Rest">The pose at rest.</param>
/// <param name="Neck">The top of the neck, in head space.</param>
internal sealed record HeadStance(RigidPose Rest, Vector3 Neck)
{
    private const int RightCorner = 33, LeftCorner = 263;

    /// <summary>The stance of a person.</summary>
    /// <param name="rest">The pose at rest.</param>
    /// <param name="shape">The person's shape.</param>
    public static HeadStance Of(RigidPose rest, HeadShape shape)
    {
        Vector3 eyes = (shape.Points[RightCorner] + shape.Points[LeftCorner]) / 2;
        Vector3 neck = HeadPlacement.Neck * new Vector3(1, -1, -1) * (RigidPose.EyeSpan / HeadPlacement.OuterCorners);
        return new(rest, eyes + neck);
    }

    /// <summary>Where the head is.</summary>
    public RigidPose At(HeadMotion motion)
    {
        HeadPose rest = HeadAngles.Of(Rest);
        Quaternion turned = HeadAngles.ToRotation(new(
            rest.YawDeg + motion.Turn.YawDeg, rest.PitchDeg + motion.Turn.PitchDeg, rest.RollDeg + motion.Turn.RollDeg));
        return new(turned, Rest.Place(Neck) + motion.Shift * RigidPose.EyeSpan - Vector3.Transform(Neck, turned));
    }

    /// <summary>The motion that leads to a pose; the lids stay as at rest.</summary>
    public HeadMotion Of(RigidPose pose)
    {
        (HeadPose rest, HeadPose own) = (HeadAngles.Of(Rest), HeadAngles.Of(pose));
        return new(
            new(own.YawDeg - rest.YawDeg, own.PitchDeg - rest.PitchDeg, own.RollDeg - rest.RollDeg),
            (pose.Place(Neck) - Rest.Place(Neck)) / RigidPose.EyeSpan, 0);
    }
}
