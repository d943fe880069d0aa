namespace Chrysalis.Talking.Faces;

/// <summary>One face in one frame.</summary>
/// <param name="Box">Bounding box in frame pixels.</param>
/// <param name="Landmarks">Dense landmarks in frame pixels, as measured (not smoothed).</param>
/// <param name="Pose">Head rotation.</param>
/// <param name="FaceToFrame">
/// Smoothed alignment: maps face coordinates (origin midway between the eyes, x along the eye line to the viewer's
/// right, y down, unit = inter-ocular distance) to frame pixels.
/// </param>
/// <param name="Score">Confidence in [0, 1]; 0 when the face was carried over a missed frame.</param>
public sealed record TrackedFace(FaceBox Box, Landmarks Landmarks, HeadPose Pose, SimilarityTransform FaceToFrame, float Score);
