namespace Chrysalis.Cli.Talk.Prepare;

/// <summary>What <c>talk prepare --json</c> prints.</summary>
/// <param name="Data">The folder.</param>
/// <param name="TrainingFrames">Frames to train on.</param>
/// <param name="ValidationFrames">Frames to validate with.</param>
/// <param name="Width">Width of the pictures in pixels.</param>
/// <param name="Height">Height of the pictures in pixels.</param>
/// <param name="FocalPx">Focal length in pixels of the pictures.</param>
internal sealed record PrepareFindings(
    string Data, int TrainingFrames, int ValidationFrames, int Width, int Height, float FocalPx);
