using System.Collections.Concurrent;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Media.Sinks;

/// <summary>
/// Finds out before any work whether ffmpeg writes a codec into a container, by letting it write two small frames with sound: which pairs
/// go together depends on its version and on how it was built.
/// </summary>
internal static class EncodingTrial
{
    private static readonly VideoFormat[] Formats = [Format(352, 288), Format(720, 576), Format(1920, 1080)];
    private static readonly ConcurrentDictionary<(string Encoder, string Extension, VideoFormat Format), string?> Outcomes = new();

    /// <summary>The containers that a speech is written into.</summary>
    public static IReadOnlyList<string> Containers { get; } = [".mp4", ".mov", ".mkv", ".webm"];

    /// <summary>Refuses a codec that there is not, that does not work here, or that the container does not hold.</summary>
    /// <param name="codec">What is asked for; null takes what suits the container.</param>
    /// <param name="extension">The container's, with its dot.</param>
    /// <exception cref="MediaException">It cannot be written; the message names what can.</exception>
    public static void RequireHolds(string? codec, string extension)
    {
        string encoder = VideoCodec.EncoderFor(codec, extension);
        if (codec is null)
            return;

        // Some encoders take certain sizes only, and that of the video is not known yet: one that works in any of them passes.
        foreach (VideoFormat format in Formats)
        {
            if (WhyNot(encoder, extension, format) is null)
                return;
            string[] others = [.. Containers.Where(other => other != extension && WhyNot(encoder, other, format) is null)];
            if (others.Length > 0)
                throw new MediaException($"A video named {extension} does not hold {codec}: name it {string.Join(" or ", others)}, "
                    + $"or take the codec {string.Join(" or ", CodecsOf(extension))}.");
        }

        throw new MediaException($"ffmpeg's encoder '{encoder}' does not work here ({WhyNot(encoder, extension, Formats[0])}): "
            + $"take the codec {string.Join(" or ", CodecsOf(extension))}.");
    }

    /// <summary>The named codecs that a container holds here.</summary>
    private static IEnumerable<string> CodecsOf(string extension) => VideoCodec.Names.Where(
        name => VideoCodec.IsHere(name) && WhyNot(VideoCodec.EncoderOf(name), extension, Formats[0]) is null);

    /// <summary>What ffmpeg says against it; null when it writes the pair, or nothing can be told.</summary>
    private static string? WhyNot(string encoder, string extension, VideoFormat format) =>
        Outcomes.GetOrAdd((encoder, extension.ToLowerInvariant(), format), _ => Try(encoder, extension, format));

    private static string? Try(string encoder, string extension, VideoFormat format)
    {
        try
        {
            using var file = new PendingFile(Path.Combine(Path.GetTempPath(), "chrysalis" + extension));
            using var sound = new SoundFile(SoundTrack.Of(new Waveform(new float[4800], 48000), TimeSpan.FromSeconds(0.1)));
            List<string> arguments = FrameEncoder.Arguments(
                format, encoder, VideoEncoding.UsualCrf, extension, [FfmpegTools.Url(file.TemporaryPath)], sound.Path, null);
            using var writer = new FrameEncoder(file.Target, format, arguments);
            try
            {
                for (int i = 0; i < 2; i++)
                    writer.Write(new Frame(format.Width, format.Height));
                writer.Complete();
                return null;
            }
            catch (MediaException)
            {
                return writer.LastError;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The temporary folder takes nothing, which says nothing of the codec.
            return null;
        }
    }

    private static VideoFormat Format(int width, int height) => new(width, height, new FrameRate(25));
}
