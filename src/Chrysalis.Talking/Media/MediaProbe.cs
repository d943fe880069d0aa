using System.Diagnostics;
using System.Text.Json;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Media.Colours;
using Chrysalis.Talking.Media.Pictures;
using Chrysalis.Talking.Media.Streams;

namespace Chrysalis.Talking.Media;

/// <summary>Asks ffprobe what a file holds.</summary>
public static class MediaProbe
{
    internal const int MostEdgePx = 8192;
    private const double MostSeconds = 100 * 3600;
    private static readonly FrameRate DefaultRate = new(25);

    /// <summary>Reads the file's description.</summary>
    /// <exception cref="MediaException">The file is missing, a folder, empty, or nothing that ffmpeg can read.</exception>
    public static MediaInfo Probe(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        RequireFile(path);
        return ProbedFiles.Of(path, Ask);
    }

    private static MediaInfo Ask(string path)
    {
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
            throw Unreadable(path, errors);
        using JsonDocument document = JsonDocument.Parse(json);
        return Describe(path, document.RootElement);
    }

    private static MediaException Unreadable(string path, ErrorTail errors) => new(
        errors.Says("not on whitelist") ? $"'{path}' is a playlist, a list of files, text or another format that holds no recording itself "
            + $"({errors.Last}): give the recording."
        : PhotoBrand.Of(path) is { } brand ? $"'{path}' is a {brand} photo, which this ffmpeg does not read: convert it to JPEG or PNG."
        : errors.Says("moov atom not found") && BeginsAsMp4(path)
            ? $"'{path}' is cut off: its index is missing, so copy or record it again."
        : $"'{path}' is not a media file that ffmpeg can read, or is damaged ({errors.Last}).");

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
        if (BrokenLink.Is(path))
            throw new MediaException($"'{path}' is a symbolic link that leads nowhere or in a circle.");
        if (new FileInfo(path).Length == 0)
            throw new MediaException($"'{path}' is empty (0 bytes).");
    }

    private static MediaInfo Describe(string path, JsonElement root)
    {
        JsonElement[] streams = root.TryGetProperty("streams", out JsonElement all) ? [.. all.EnumerateArray()] : [];
        JsonElement? video = StreamChoice.Picture(streams);
        JsonElement? audio = StreamChoice.Sound(streams);
        if (video is null && audio is null)
            throw new MediaException($"'{path}' holds neither picture nor sound.");

        root.TryGetProperty("format", out JsonElement format);
        string[] formats = StreamElement.Text(format, "format_name").Split(',');
        if (video is not null && audio is null && StreamChoice.Pictures(streams).Count() > 1 && PhotoBrand.Of(path) is { } brand)
            throw new MediaException($"'{path}' is a {brand} photo stored in tiles, which cannot be read: convert it to JPEG or PNG.");
        bool still = video is not null && audio is null && formats.Any(ContainerFormats.IsPicture);
        PictureShape shape = video is { } seen ? Shape(path, seen) : default;
        StreamColours? colours = video is { } coloured ? Colours(path, coloured) : null;
        FrameRate average = video is { } v ? Rate(v, "avg_frame_rate") ?? Rate(v, "r_frame_rate") ?? DefaultRate : DefaultRate;
        FrameRate? nominal = video is { } n ? Rate(n, "r_frame_rate") : null;
        return new()
        {
            Path = path,
            HasVideo = video is not null,
            HasAudio = audio is not null,
            IsStillImage = still,
            Width = shape.Width,
            Height = shape.Height,
            FrameRate = still ? DefaultRate : average,
            IsVariableFrameRate = !still && nominal is { } r && Math.Abs(r.PerSecond - average.PerSecond) > 0.01 * average.PerSecond,
            Duration = TimeSpan.FromSeconds(Math.Clamp(
                new[] { format, video, audio }.Max(part => StreamElement.Number(part, "duration")), 0, MostSeconds)),
            HasSeekIndex = formats.Any(name => name is "mp4" or "matroska"),
            VideoTrack = (int)StreamElement.Number(video, "index"),
            VideoTrackCount = StreamChoice.Pictures(streams).Count(),
            IsStretched = shape.IsStretched,
            IsInterlaced = video is { } fields && StreamElement.Text(fields, "field_order") is "tt" or "bb" or "tb" or "bt",
            HasAlpha = colours?.HasAlpha == true || AlphaDecoder(video) is not null,
            VideoDecoder = AlphaDecoder(video),
            WideCurve = colours?.WideCurve,
            IsUntaggedHighDefinition = colours?.IsUntagged == true && shape.Height >= VideoCodec.HighDefinitionHeight,
            Yuv420 = colours is null ? null : Yuv420Of(colours, shape.Height),
            Sound = audio is { } heard ? SoundTrackInfo.Of(heard, StreamChoice.Sounds(streams).Count()) : SoundTrackInfo.None,
            VideoStart = TimeSpan.FromSeconds(Math.Clamp(StreamElement.Number(video, "start_time"), -MostSeconds, MostSeconds)),
            AudioStart = TimeSpan.FromSeconds(Math.Clamp(StreamElement.Number(audio, "start_time"), -MostSeconds, MostSeconds)),
        };
    }

    private static PictureShape Shape(string path, JsonElement video)
    {
        PictureShape shape = PictureShape.Of(video);
        if (shape.Width < 1 || shape.Height < 1 || shape.Width > MostEdgePx || shape.Height > MostEdgePx)
            throw new MediaException(
                $"'{path}' has pictures of {shape.Width}x{shape.Height} pixels; from 1 to {MostEdgePx} in each direction can be read.");
        return shape;
    }

    private static StreamColours Colours(string path, JsonElement video)
    {
        // Dolby's own colours are in no standard, and a decoder without its tables shows them green and violet.
        if (video.TryGetProperty("side_data_list", out JsonElement sideData)
            && sideData.EnumerateArray().Any(entry => StreamElement.Number(entry, "dv_profile") == 5))
            throw new MediaException(
                $"'{path}' is coded in Dolby Vision's own colours (profile 5), which cannot be read: export it as HDR10, HLG or plain "
                    + "video.");
        return StreamColours.Of(video);
    }

    private static YuvMatrix? Yuv420Of(StreamColours colours, int height) =>
        colours.Pixels != "yuv420p" || colours.Range == "pc" || colours.WideCurve is not null ? null : colours.Matrix switch
        {
            "bt709" => YuvMatrix.Bt709,
            "smpte170m" or "bt470bg" => YuvMatrix.Bt601,
            "" => height >= VideoCodec.HighDefinitionHeight ? YuvMatrix.Bt709 : YuvMatrix.Bt601,
            _ => null,
        };

    /// <summary>WebM keeps transparency beside the pictures, where ffmpeg's own decoders do not look.</summary>
    private static string? AlphaDecoder(JsonElement? video) =>
        video is not { } stream || StreamElement.Tag(stream, "alpha_mode") != "1" ? null
        : StreamElement.Text(stream, "codec_name") switch
        {
            "vp9" => "libvpx-vp9",
            "vp8" => "libvpx",
            _ => null,
        };

    private static FrameRate? Rate(JsonElement video, string name) =>
        StreamElement.Fraction(video, name) is var (numerator, denominator) && numerator / (double)denominator is >= 0.1 and <= 1000
            ? new FrameRate(numerator, denominator)
            : null;
}
