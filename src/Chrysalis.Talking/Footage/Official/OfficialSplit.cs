namespace Chrysalis.Talking.Footage.Official;

/// <summary>What a <c>transforms_*.json</c> holds.</summary>
/// <param name="FocalPx">Focal length in pixels.</param>
/// <param name="Width">Pixels a row of the pictures.</param>
/// <param name="Height">Their rows.</param>
/// <param name="Frames">The frames, in the file's order.</param>
internal sealed record OfficialSplit(float FocalPx, int Width, int Height, IReadOnlyList<OfficialFrame> Frames);
