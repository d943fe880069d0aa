using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Footage;

/// <summary>A video as features see it.</summary>
/// <param name="Path">The video file.</param>
/// <param name="Media">What it holds.</param>
/// <param name="Rate">Frames a second it is read at.</param>
public sealed record FootageClip(string Path, MediaInfo Media, FrameRate Rate);
