namespace Chrysalis.Talking.Faces;

/// <summary>Head rotation in degrees; all zero when the face looks straight into the camera.</summary>
/// <param name="YawDeg">Positive when the face turns to the viewer's right.</param>
/// <param name="PitchDeg">Positive when the face looks down.</param>
/// <param name="RollDeg">Positive when the head tilts clockwise as the viewer sees it.</param>
public readonly record struct HeadPose(float YawDeg, float PitchDeg, float RollDeg);
