using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Chrysalis.Talking.Media;

/// <summary>
/// Finds stereo sound whose channels are each other's opposite, as one wire the wrong way round makes it: mixed to one channel nothing
/// of it is left.
/// </summary>
internal static class CancellingChannels
{
    // Enough to tell; a whole evening need not be heard twice.
    private const int MostSeconds = 600;
    private const int RateHz = 8000;

    // One silent channel leaves a quarter of the other's energy in the mix.
    private const double LeastLeft = 0.1;

    /// <summary>The louder channel where the two of a sound cancel, 0 or 1; null where they do not, or are not two.</summary>
    public static int? LouderOf(MediaInfo info, CancellationToken cancellation)
    {
        if (info.Sound.Channels != 2)
            return null;
        using Process process = FfmpegTools.Start(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", .. FfmpegTools.LocalOnly, "-i", FfmpegTools.Url(info.Path),
                "-map", $"0:{info.Sound.Index}", "-vn", "-t", $"{MostSeconds}", "-ac", "2", "-ar",
                RateHz.ToString(CultureInfo.InvariantCulture), "-f", "f32le", "pipe:1"
            ]);
        using CancellationTokenRegistration cancelled = cancellation.Register(() => FfmpegTools.Kill(process));
        try
        {
            _ = new ErrorTail(process);
            (double left, double right, double mixed) = Energies(process.StandardOutput.BaseStream);
            cancellation.ThrowIfCancellationRequested();
            return mixed < LeastLeft * Math.Max(left, right) ? left >= right ? 0 : 1 : null;
        }
        finally
        {
            FfmpegTools.Kill(process);
        }
    }

    private static (double Left, double Right, double Mixed) Energies(Stream stream)
    {
        (double left, double right, double mixed) = (0, 0, 0);
        var block = new float[1 << 13];
        while (stream.ReadAtLeast(MemoryMarshal.AsBytes(block.AsSpan()), block.Length * sizeof(float), throwOnEndOfStream: false) is > 0
            and int bytes)
        {
            for (int i = 0; i + 1 < bytes / sizeof(float); i += 2)
            {
                (double l, double r) = (block[i], block[i + 1]);
                left += l * l;
                right += r * r;
                mixed += (l + r) * (l + r) / 4;
            }
        }

        return (left, right, mixed);
    }
}
