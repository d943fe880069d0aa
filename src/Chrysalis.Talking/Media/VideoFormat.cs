namespace Chrysalis.Talking.Media;

/// <summary>Size and rate of the frames of a video.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Rate">Frames a second.</param>
public sealed record VideoFormat(int Width, int Height, FrameRate Rate);
