using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Chrysalis.Talking.Media;

/// <summary>Asks ffprobe what a file holds.</summary>
public static class MediaProbe
{
    internal const int MostEdgePx = 8192;
    private const double MostSeconds = 100 * 3600;
    private static readonly HashSet<string> NotMedia = ["hls", "concat", "dash", "tty", "sdp", "imf"];
    private static readonly FrameRate DefaultRate = new(25);
    private static readonly HashSet<string> StillFormats =
        ["image2", "png_pipe", "jpeg_pipe", "mjpeg_pipe", "bmp_pipe", "webp_pipe", "tiff_pipe", "ppm_pipe", "pgm_pipe"];

    /// <summary>Reads the file's description.</summary>
    /// <exception cref="MediaException">The file is missing, a folder, empty, or nothing that ffmpeg can read.</exception>
    public static MediaInfo Probe(string path)
    {
        RequireFile(path);

        // ffmpeg before 7 ignores how a photo was held, and takes a name such as %d.png for a series.
        if (StillImage.Describe(path) is { } picture)
            return picture;
        string[] arguments =
            ["-v", "error", .. FfmpegTools.LocalOnly, "-print_format", "json", "-show_format", "-show_streams", FfmpegTools.Url(path)];
        using Process process = FfmpegTools.Start("ffprobe", arguments);
        var errors = new ErrorTail(process);
        string json = process.StandardOutput.ReadToEnd();
        FfmpegTools.WaitForEnd(process);
        if (process.ExitCode != 0)
            throw new MediaException(errors.Says("moov atom not found") && BeginsAsMp4(path)
                ? $"'{path}' is cut off: its index is missing, so copy or record it again."
                : $"'{path}' is not a media file that ffmpeg can read, or is damaged ({errors.Last}).");
        using JsonDocument document = JsonDocument.Parse(json);
        return Describe(path, document.RootElement);
    }

    // Text renamed .mp4 lacks an index too, but was never an mp4.
    private static bool BeginsAsMp4(string path)
    {
        using FileStream stream = File.OpenRead(path);
        Span<byte> head = stackalloc byte[8];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head[4..].SequenceEqual("ftyp"u8);
    }

    internal static void RequireFile(string path)
    {
        if (Directory.Exists(path))
            throw new MediaException($"'{path}' is a folder where a file is meant.");
        if (!File.Exists(path))
            throw new MediaException($"File '{path}' does not exist.");
        if (new FileInfo(path).Length == 0)
            throw new MediaException($"'{path}' is empty (0 bytes).");
    }

    private static MediaInfo Describe(string path, JsonElement root)
    {
        JsonElement[] streams = root.TryGetProperty("streams", out JsonElement all) ? [.. all.EnumerateArray()] : [];
        JsonElement? video = Find(streams, "video", stream => !IsCover(stream));
        JsonElement? audio = Find(streams, "audio", _ => true);
        if (video is null && audio is null)
            throw new MediaException($"'{path}' holds neither picture nor sound.");

        root.TryGetProperty("format", out JsonElement format);
        string[] formats = Text(format, "format_name").Split(',');

        // Playlists name other files; tty draws any text file as a picture.
        if (formats.FirstOrDefault(NotMedia.Contains) is { } listing)
            throw new MediaException($"'{path}' is not a media file but text or a playlist ({listing}): give the recording itself.");
        bool still = video is not null && audio is null && formats.Any(StillFormats.Contains);
        (int width, int height) = video is { } seen ? Size(path, seen) : (0, 0);
        FrameRate average = video is { } v ? Rate(Text(v, "avg_frame_rate")) ?? Rate(Text(v, "r_frame_rate")) ?? DefaultRate : DefaultRate;
        FrameRate? nominal = video is { } n ? Rate(Text(n, "r_frame_rate")) : null;
        return new()
        {
            Path = path,
            HasVideo = video is not null,
            HasAudio = audio is not null,
            IsStillImage = still,
            Width = width,
            Height = height,
            FrameRate = still ? DefaultRate : average,
            IsVariableFrameRate = !still && nominal is { } r && Math.Abs(r.PerSecond - average.PerSecond) > 0.01 * average.PerSecond,
            Duration = TimeSpan.FromSeconds(Math.Clamp(
                Math.Max(Number(format, "duration"), Math.Max(Number(video, "duration"), Number(audio, "duration"))), 0, MostSeconds)),
            HasSeekIndex = formats.Any(name => name is "mp4" or "matroska"),
            IsUntaggedHighDefinition = video is { } tagged && IsUntagged(tagged) && height >= VideoCodec.HighDefinitionHeight,
            Yuv420 = video is { } coded ? Yuv420Of(coded, height) : null,
            VideoStart = TimeSpan.FromSeconds(Math.Clamp(Number(video, "start_time"), -MostSeconds, MostSeconds)),
            AudioStart = TimeSpan.FromSeconds(Math.Clamp(Number(audio, "start_time"), -MostSeconds, MostSeconds)),
        };
    }

    private static (int Width, int Height) Size(string path, JsonElement video)
    {
        int width = (int)Number(video, "width");
        int height = (int)Number(video, "height");
        if (width < 1 || height < 1 || width > MostEdgePx || height > MostEdgePx)
            throw new MediaException(
                $"'{path}' has pictures of {width}x{height} pixels; from 1 to {MostEdgePx} in each direction can be read.");
        return IsTurnedSideways(video) ? (height, width) : (width, height);
    }

    private static bool IsUntagged(JsonElement video) =>
        Text(video, "pix_fmt").StartsWith("yuv", StringComparison.Ordinal) && Text(video, "color_space") is "" or "unknown";

    private static YuvMatrix? Yuv420Of(JsonElement video, int height) =>
        Text(video, "pix_fmt") != "yuv420p" || Text(video, "color_range") == "pc" ? null : Text(video, "color_space") switch
        {
            "bt709" => YuvMatrix.Bt709,
            "smpte170m" or "bt470bg" => YuvMatrix.Bt601,
            "" or "unknown" => height >= VideoCodec.HighDefinitionHeight ? YuvMatrix.Bt709 : YuvMatrix.Bt601,
            _ => null,
        };

    private static bool IsTurnedSideways(JsonElement video)
    {
        double degrees = 0;
        if (video.TryGetProperty("side_data_list", out JsonElement sideData))
        {
            foreach (JsonElement entry in sideData.EnumerateArray())
                degrees = entry.TryGetProperty("rotation", out _) ? Number(entry, "rotation") : degrees;
        }

        if (degrees == 0 && video.TryGetProperty("tags", out JsonElement tags))
            degrees = Number(tags, "rotate");
        return Math.Abs(Math.Round(degrees / 90)) % 2 == 1;
    }

    private static bool IsCover(JsonElement stream) =>
        stream.TryGetProperty("disposition", out JsonElement disposition) && Number(disposition, "attached_pic") == 1;

    private static JsonElement? Find(JsonElement[] streams, string type, Func<JsonElement, bool> fits)
    {
        foreach (JsonElement stream in streams)
        {
            if (Text(stream, "codec_type") == type && fits(stream))
                return stream;
        }

        return null;
    }

    private static FrameRate? Rate(string fraction)
    {
        string[] parts = fraction.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int numerator)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int denominator)
            && numerator > 0 && denominator > 0 && numerator / (double)denominator is >= 0.1 and <= 1000
            ? new FrameRate(numerator, denominator)
            : null;
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static double Number(JsonElement? element, string name)
    {
        if (element is not { ValueKind: JsonValueKind.Object } found || !found.TryGetProperty(name, out JsonElement value))
            return 0;
        double number = value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) ? parsed : 0;
        return double.IsFinite(number) ? number : 0;
    }
}
