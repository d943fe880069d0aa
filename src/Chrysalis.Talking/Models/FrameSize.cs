namespace Chrysalis.Talking.Models;

/// <summary>Size of a frame.</summary>
/// <param name="Width">Width in pixels, at least 1.</param>
/// <param name="Height">Height in pixels, at least 1.</param>
public readonly record struct FrameSize(int Width, int Height);
