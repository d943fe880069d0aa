using System.Text.Json;

namespace Chrysalis.Talking.Media.Streams;

/// <summary>Which of several tracks is meant.</summary>
internal static class StreamChoice
{
    private static readonly string[] StillCodecs = ["mjpeg", "png", "bmp", "tiff", "webp", "jpegxl", "jpeg2000"];

    /// <summary>
    /// The picture track: neither a cover nor a thumbnail, then the largest, then the one that the file itself prefers, then the first;
    /// null without any.
    /// </summary>
    public static JsonElement? Picture(IReadOnlyList<JsonElement> streams) => First(Pictures(streams)
        .OrderBy(IsSingle)
        .ThenByDescending(stream => StreamElement.Number(stream, "width") * StreamElement.Number(stream, "height"))
        .ThenByDescending(stream => StreamElement.Is(stream, "default")));

    /// <summary>Every picture track that can be shown, in the file's order.</summary>
    public static IEnumerable<JsonElement> Pictures(IReadOnlyList<JsonElement> streams) =>
        Readable(streams, "video").Where(stream => !StreamElement.Is(stream, "attached_pic"));

    /// <summary>
    /// The sound track: the one that the file itself prefers unless it is a comment or a description for the blind, then the first; null
    /// without any.
    /// </summary>
    public static JsonElement? Sound(IReadOnlyList<JsonElement> streams) => First(Sounds(streams)
        .OrderBy(stream => StreamElement.Is(stream, "comment") || StreamElement.Is(stream, "visual_impaired"))
        .ThenByDescending(stream => StreamElement.Is(stream, "default")));

    /// <summary>Every sound track that can be heard, in the file's order.</summary>
    public static IEnumerable<JsonElement> Sounds(IReadOnlyList<JsonElement> streams) => Readable(streams, "audio");

    // A track that ffmpeg cannot decode, such as a telephone's spatial sound beside the plain one, has no codec.
    private static IEnumerable<JsonElement> Readable(IReadOnlyList<JsonElement> streams, string type) => streams.Where(stream =>
        StreamElement.Text(stream, "codec_type") == type && StreamElement.Text(stream, "codec_name") is not ("" or "none" or "unknown"));

    private static bool IsSingle(JsonElement stream) =>
        StreamElement.Number(stream, "nb_frames") == 1 && StillCodecs.Contains(StreamElement.Text(stream, "codec_name"));

    private static JsonElement? First(IEnumerable<JsonElement> streams)
    {
        foreach (JsonElement stream in streams)
            return stream;
        return null;
    }
}
