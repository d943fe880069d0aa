using System.Diagnostics;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Media.Colours;

namespace Chrysalis.Talking.Media;

/// <summary>ffmpeg as an encoder of frames and the sound that goes with them.</summary>
internal sealed class FrameEncoder : IDisposable
{
    private readonly string name;
    private readonly VideoFormat format;
    private readonly byte[]? planes;
    private readonly Process process;
    private readonly ErrorTail errors;

    /// <summary>Starts it.</summary>
    /// <param name="name">How the user knows the output, for messages.</param>
    /// <param name="format">Size and rate of every frame.</param>
    /// <param name="arguments">What one of the methods of that name gave.</param>
    public FrameEncoder(string name, VideoFormat format, IEnumerable<string> arguments)
    {
        (this.name, this.format) = (name, format);
        planes = IsEven(format) ? new byte[Yuv420.Length(format.Width, format.Height)] : null;
        process = FfmpegTools.Start("ffmpeg", arguments, input: true);
        errors = new ErrorTail(process);
    }

    /// <summary>What it writes to its standard output.</summary>
    public Stream Output => process.StandardOutput.BaseStream;

    /// <summary>What it said last.</summary>
    public string LastError => errors.Last;

    /// <summary>The name of ffmpeg's encoder.</summary>
    /// <param name="encoding">Codec and quality.</param>
    /// <param name="extension">The container's, with its dot.</param>
    /// <exception cref="MediaException">There is no such quality or codec, or the container does not hold it.</exception>
    public static string RequireKnown(VideoEncoding encoding, string extension) => encoding.Crf is < 0 or > 51
        ? throw new MediaException($"A quality of crf {encoding.Crf} does not exist: give 0 (best) to 51 (smallest).")
        : VideoCodec.EncoderFor(encoding.Codec, extension);

    /// <summary>Its arguments.</summary>
    /// <param name="format">Size and rate of every frame.</param>
    /// <param name="encoding">Codec and quality.</param>
    /// <param name="extension">The container's, with its dot.</param>
    /// <param name="output">The last arguments: where the video goes.</param>
    /// <param name="audioPath">A file whose sound goes with the frames; null writes no sound.</param>
    /// <param name="audioDuration">How much of the sound to take; null takes all.</param>
    /// <exception cref="MediaException">There is no such quality or codec, or the sound cannot be read.</exception>
    public static List<string> Arguments(
        VideoFormat format, VideoEncoding encoding, string extension, IEnumerable<string> output, string? audioPath,
        TimeSpan? audioDuration) =>
        Arguments(format, RequireKnown(encoding, extension), encoding.Crf, extension, output, audioPath, audioDuration);

    /// <summary>The same for an encoder of ffmpeg's.</summary>
    /// <inheritdoc cref="Arguments(VideoFormat, VideoEncoding, string, IEnumerable{string}, string, TimeSpan?)"/>
    public static List<string> Arguments(
        VideoFormat format, string encoder, int crf, string extension, IEnumerable<string> output, string? audioPath,
        TimeSpan? audioDuration)
    {
        List<string> arguments =
        [
            "-nostdin", "-y", "-v", "error", "-f", "rawvideo", "-pix_fmt", IsEven(format) ? "yuv420p" : "rgb24",
            "-s", $"{format.Width}x{format.Height}", "-framerate", format.Rate.ToString(), "-i", "pipe:0",
        ];
        if (audioPath is not null)
            arguments.AddRange(Sound(audioPath, audioDuration, extension));

        // Colours are told in full: a player that guesses turns them. 4:2:0 plays everywhere but needs even edges; odd ones keep every
        // pixel in 4:4:4.
        if (!IsEven(format))
            arguments.AddRange(
                ["-vf", "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv444p"]);
        arguments.AddRange(["-c:v", encoder, .. VideoCodec.Settings(encoder, crf)]);
        arguments.AddRange(["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]);
        arguments.AddRange(output);
        return arguments;
    }

    /// <summary>Writes the next frame; waits when the encoder is behind.</summary>
    /// <exception cref="MediaException">The encoder gave up.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Write(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != format.Width || frame.Height != format.Height)
            throw new ArgumentException(
                $"The frame is {frame.Width}x{frame.Height}; this video is {format.Width}x{format.Height}.", nameof(frame));
        try
        {
            if (planes is not null)
                Yuv420.FromRgb(frame.Rgb, format.Width, format.Height, YuvMatrix.Bt709, planes);
            process.StandardInput.BaseStream.Write(planes ?? frame.Rgb);
        }
        catch (IOException error)
        {
            throw Failure(error);
        }
    }

    /// <summary>There are no more frames; waits for the encoder's end.</summary>
    /// <exception cref="MediaException">The encoder gave up.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Complete()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException error)
        {
            throw Failure(error);
        }

        FfmpegTools.WaitForEnd(process);

        // ffmpeg before 7 ends with 0 even when the disk fills while it writes the index, without which the file is unreadable.
        if (process.ExitCode != 0 || errors.Says("Error writing trailer") || errors.Says("Error closing file"))
            throw Failure(null);
    }

    /// <summary>Ends the encoder.</summary>
    public void Dispose() => FfmpegTools.Stop(process);

    private static List<string> Sound(string path, TimeSpan? length, string extension)
    {
        MediaInfo info = MediaProbe.Probe(path).RequireAudio();
        string filter = info.SoundAlignment + "aresample=async=1";
        if (length is { } duration)
            filter += FormattableString.Invariant($",atrim=end={duration.TotalSeconds:0.######}");
        string codec = VideoCodec.IsWebM(extension) ? "libopus" : "aac";
        return
        [
            .. FfmpegTools.LocalOnly, .. info.Sound.Decoding, "-i", FfmpegTools.Url(path), "-map", "0:v:0", "-map", $"1:{info.Sound.Index}",
            "-af", filter, "-c:a", codec, "-b:a", "160k"
        ];
    }

    private static bool IsEven(VideoFormat format) => format.Width % 2 == 0 && format.Height % 2 == 0;

    private Exception Failure(Exception? inner)
    {
        FfmpegTools.WaitForEnd(process);
        return errors.Says("No space left")
            ? AtomicFile.DiskFull(name, inner)
            : new MediaException($"'{name}' could not be written ({errors.Last}): choose another container or codec.", inner!);
    }
}
