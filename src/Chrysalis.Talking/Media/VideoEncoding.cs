namespace Chrysalis.Talking.Media;

/// <summary>How a video is encoded.</summary>
/// <param name="Codec">ffmpeg's encoder name, or h264, h265, vp9, av1; null takes what suits the container: VP9 in WebM, else
/// H.264.</param>
/// <param name="Crf">Constant rate factor, 0 (best) to 51.</param>
/// <param name="Fps">Frames a second; null keeps the footage's rate.</param>
public sealed record VideoEncoding(string? Codec = null, int Crf = VideoEncoding.UsualCrf, FrameRate? Fps = null)
{
    internal const int UsualCrf = 18;
}
