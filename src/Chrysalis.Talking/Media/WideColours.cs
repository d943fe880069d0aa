using System.Diagnostics;
using System.Globalization;
using Chrysalis.Talking.Media.Colours;

namespace Chrysalis.Talking.Media;

/// <summary>Looks through a video of wide colours for how bright it is, and so how it is best shown.</summary>
internal static class WideColours
{
    private const int EdgePx = 96;
    private const int MostPictures = 12;

    // One pixel in two hundred, and in twenty thousand, is brighter.
    private const double BrightShare = 0.995, PeakShare = 0.99995;

    /// <summary>The matrix of pictures that do not say theirs.</summary>
    public static string Matrix => ":in_color_matrix=bt2020";

    /// <summary>The mapping for a video; the same for every reading of it.</summary>
    public static ToneMapping MappingFor(MediaInfo info, LightCurve curve)
    {
        if (curve == LightCurve.Video)
            return new(curve, ToneCurve.For(DisplayLight.VideoPeakNits, DisplayLight.VideoPeakNits));
        var plain = new ToneMapping(curve, ToneCurve.For(ToneCurve.HdrWhiteNits, DisplayLight.HlgPeakNits));
        float[] nits = [.. Pictures(info).SelectMany(plain.Brightness).Order()];
        return nits.Length == 0 ? plain : new(curve, ToneCurve.For(At(nits, BrightShare), At(nits, PeakShare)));
    }

    private static float At(float[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    // Key frames through the whole video, made small.
    private static IEnumerable<byte[]> Pictures(MediaInfo info)
    {
        double seconds = Math.Max(info.Duration.TotalSeconds, 0.1);
        string rate = (MostPictures / seconds).ToString("0.######", CultureInfo.InvariantCulture);
        using Process process = FfmpegTools.Start(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", .. FfmpegTools.LocalOnly, "-skip_frame", "nokey", "-i", FfmpegTools.Url(info.Path),
                "-map", $"0:{info.VideoTrack}", "-an", "-sn", "-dn", "-vf",
                $"fps={rate}:round=up,scale={EdgePx}:{EdgePx}:flags=area{Matrix},format=rgb48le",
                "-frames:v", $"{MostPictures}", "-f", "rawvideo", "pipe:1"
            ]);
        try
        {
            _ = new ErrorTail(process);
            while (true)
            {
                var picture = new byte[EdgePx * EdgePx * 6];
                int count = process.StandardOutput.BaseStream.ReadAtLeast(picture, picture.Length, throwOnEndOfStream: false);
                if (count < picture.Length)
                    break;
                yield return picture;
            }
        }
        finally
        {
            FfmpegTools.Kill(process);
        }
    }
}
