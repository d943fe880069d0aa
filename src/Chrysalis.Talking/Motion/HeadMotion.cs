using System.Numerics;
using Chrysalis.Talking.Faces;

namespace Chrysalis.Talking.Motion;

/// <summary>How a head is held at one moment, against how the person holds it at rest.</summary>
/// <param name="Turn">The turn about the top of the neck in degrees, to be added to the pose at rest.</param>
/// <param name="Shift">
/// The way of the top of the neck: x to the right in the picture, y up, z towards the camera; 1 is the distance of the outer corners of
/// the eyes.
/// </param>
/// <param name="EyeClosure">How far the lids are shut: 0 as at rest, 1 shut.</param>
public readonly record struct HeadMotion(HeadPose Turn, Vector3 Shift, float EyeClosure);
