using System.Diagnostics;
using System.Globalization;
using Chrysalis.Foundation.Text;

namespace Chrysalis.Talking.Media;

/// <summary>Names of codecs to ffmpeg's encoders and their settings.</summary>
internal static class VideoCodec
{
    /// <summary>From this height on, untagged pictures are BT.709; below, BT.601.</summary>
    public const int HighDefinitionHeight = 720;

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["h264"] = "libx264",
        ["h265"] = "libx265",
        ["hevc"] = "libx265",
        ["vp9"] = "libvpx-vp9",
        ["av1"] = "libsvtav1",
    };

    private static readonly string[] WebMCodecs = ["vp8", "vp9", "av1", "libvpx", "rav1e", "libaom"];
    private static readonly Lazy<string[]> Encoders = new(ListEncoders);

    /// <summary>Codecs by the names that a user knows, each once.</summary>
    public static IReadOnlyList<string> Names { get; } = ["h264", "h265", "vp9", "av1"];

    /// <summary>Whether ffmpeg has the encoder of a named codec here.</summary>
    public static bool IsHere(string name) => Encoders.Value.Contains(Known[name]);

    /// <summary>Whether a container is WebM, which holds other codecs than the rest.</summary>
    public static bool IsWebM(string extension) => extension.Equals(".webm", StringComparison.OrdinalIgnoreCase);

    /// <summary>The encoder's ffmpeg name for a container.</summary>
    /// <param name="codec">What is asked for; null takes what the container holds: VP9 in WebM, H.264 in the others.</param>
    /// <param name="extension">The container's, with its dot.</param>
    /// <exception cref="MediaException">ffmpeg has no such encoder here, or the container does not hold its codec.</exception>
    public static string EncoderFor(string? codec, string extension)
    {
        bool isWebM = IsWebM(extension);
        string encoder = EncoderOf(codec ?? (isWebM ? "vp9" : "h264"));
        return !isWebM || WebMCodecs.Any(name => encoder.Contains(name, StringComparison.Ordinal))
            ? encoder
            : throw new MediaException($"WebM holds VP9 and AV1, not '{codec}': name another codec, or name the video .mp4 or .mkv.");
    }

    /// <summary>The encoder's ffmpeg name.</summary>
    /// <exception cref="MediaException">ffmpeg has no such encoder here; the nearest is suggested.</exception>
    public static string EncoderOf(string codec)
    {
        string encoder = Known.GetValueOrDefault(codec, codec);
        if (Encoders.Value.Contains(encoder))
            return encoder;
        string? nearest = NearestName.Of(codec, [.. Known.Keys, .. Encoders.Value]);
        throw new MediaException($"Unknown codec '{codec}'.{(nearest is null ? "" : $" Did you mean '{nearest}'?")} Choices: "
            + $"{string.Join(", ", Known.Keys)}, or a video encoder listed by 'ffmpeg -encoders'.");
    }

    /// <summary>The encoder's quality settings.</summary>
    public static string[] Settings(string encoder, int crf)
    {
        string quality = crf.ToString(CultureInfo.InvariantCulture);
        return encoder switch
        {
            // Looking for motion in quarters of a block as well takes 10 to 30 % of the encoder's time and makes files no smaller.
            "libx264" => ["-crf", quality, "-preset", "veryfast", "-x264-params", "partitions=i8x8,i4x4"],
            "libx265" => ["-crf", quality, "-preset", "veryfast"],
            "libvpx-vp9" => ["-crf", quality, "-b:v", "0", "-deadline", "realtime", "-cpu-used", "6", "-row-mt", "1"],
            "libsvtav1" => ["-crf", quality, "-preset", "10"],
            "libaom-av1" => ["-crf", quality, "-b:v", "0", "-cpu-used", "6"],

            // Encoders without a rate factor take a quantiser, 1 (best) to 31.
            _ => ["-q:v", (1 + crf * 30 / 51).ToString(CultureInfo.InvariantCulture)],
        };
    }

    private static string[] ListEncoders()
    {
        using Process process = FfmpegTools.Start("ffmpeg", ["-v", "error", "-encoders"]);
        _ = new ErrorTail(process);
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. text.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length >= 2 && words[0].Length == 6 && words[0][0] == 'V' && words[1] != "=")
            .Select(words => words[1])];
    }
}
