using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Footage.Heads;

/// <summary>The size that a video's pictures are looked at.</summary>
internal static class PictureSize
{
    /// <summary>A picture's size, made smaller so that its longer edge has at most so many pixels; the edges are even.</summary>
    public static (int Width, int Height) Of(MediaInfo media, int longEdgePx)
    {
        double scale = Math.Min(1, longEdgePx / (double)Math.Max(1, Math.Max(media.Width, media.Height)));
        return (Even(media.Width * scale), Even(media.Height * scale));

        static int Even(double edge) => Math.Max(2, (int)Math.Round(edge / 2) * 2);
    }
}
