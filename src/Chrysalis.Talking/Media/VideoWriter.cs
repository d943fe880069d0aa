using System.Diagnostics;
using System.Globalization;
using Chrysalis.Foundation.Errors;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Media;

/// <summary>
/// Writes frames and sound into one file. The file appears under its name only when it is whole: until then it is a temporary
/// file beside it, which goes when writing is given up.
/// </summary>
public sealed class VideoWriter : IDisposable
{
    private readonly PendingFile file;
    private readonly int width;
    private readonly int height;
    private readonly byte[]? planes;
    private readonly Process process;
    private readonly ErrorTail errors;

    /// <summary>Starts the encoder.</summary>
    /// <param name="path">The file to write; its extension chooses the container.</param>
    /// <param name="width">Width of every frame in pixels.</param>
    /// <param name="height">Height of every frame in pixels.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="encoding">Codec and quality.</param>
    /// <param name="audioPath">A file whose sound goes with the frames (AAC); null writes no sound.</param>
    /// <param name="audioDuration">How much of the sound to take; null takes all.</param>
    /// <exception cref="MediaException">The folder cannot be written, or the codec or container is unknown.</exception>
    public VideoWriter(string path, int width, int height, FrameRate rate, VideoEncoding encoding, string? audioPath = null, TimeSpan? audioDuration = null)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        (this.width, this.height) = (width, height);
        planes = width % 2 == 0 && height % 2 == 0 ? new byte[Yuv420.Length(width, height)] : null;
        if (encoding.Crf is < 0 or > 51)
            throw new MediaException($"A quality of crf {encoding.Crf} does not exist: give 0 (best) to 51 (smallest).");
        if (Path.GetExtension(path).Length < 2)
            throw new MediaException($"Output '{path}' has no extension: name it .mp4, .mov, .mkv or .webm.");
        string encoder = VideoCodec.EncoderOf(encoding.Codec);
        file = Reserve(path);
        try
        {
            process = FfmpegTools.Start("ffmpeg", Arguments(rate, encoding, encoder, audioPath, audioDuration), input: true);
            errors = new ErrorTail(process);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes the next frame; waits when the encoder is behind.</summary>
    /// <exception cref="MediaException">The encoder gave up.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Write(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != width || frame.Height != height)
            throw new ArgumentException($"The frame is {frame.Width}x{frame.Height}; this video is {width}x{height}.", nameof(frame));
        try
        {
            if (planes is not null)
                Yuv420.FromRgb(frame.Rgb, width, height, IsHighDefinition ? YuvMatrix.Bt709 : YuvMatrix.Bt601, planes);
            process.StandardInput.BaseStream.Write(planes ?? frame.Rgb);
        }
        catch (IOException error)
        {
            throw Failure(error);
        }
    }

    /// <summary>Ends the video and puts it under its name, replacing what was there.</summary>
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

        process.WaitForExit();

        // ffmpeg before 7 ends with 0 even when the disk fills while it writes the index, without which the file is unreadable.
        if (process.ExitCode != 0 || errors.Says("Error writing trailer") || errors.Says("Error closing file"))
            throw Failure(null);
        file.Complete();
    }

    /// <summary>Ends the encoder; an unfinished file is removed.</summary>
    public void Dispose()
    {
        FfmpegTools.Stop(process);
        file.Dispose();
    }

    /// <summary>Creates the temporary file, so that a folder that cannot be written is told before any work.</summary>
    private static PendingFile Reserve(string path)
    {
        string target = Path.GetFullPath(path);
        if (Directory.Exists(target))
            throw new MediaException(new Fault(target, "is a folder", "name a file") { Subject = $"Output '{target}'" });
        try
        {
            return new(target);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new MediaException($"Output folder '{Path.GetDirectoryName(target)}' cannot be written: choose another with -o.", error);
        }
    }

    private List<string> Arguments(FrameRate rate, VideoEncoding encoding, string encoder, string? audioPath, TimeSpan? audioDuration)
    {
        List<string> arguments = ["-nostdin", "-y", "-v", "error", "-f", "rawvideo", "-pix_fmt", planes is null ? "rgb24" : "yuv420p", "-s", $"{width}x{height}", "-framerate", rate.ToString(), "-i", "pipe:0"];
        if (audioPath is not null)
        {
            arguments.AddRange(FfmpegTools.LocalOnly);
            string filter = MediaProbe.Probe(audioPath).RequireAudio().SoundAlignment + "aresample=async=1";
            if (audioDuration is { } duration)
                filter += string.Create(CultureInfo.InvariantCulture, $",atrim=end={duration.TotalSeconds:0.######}");
            arguments.AddRange(["-i", FfmpegTools.Url(audioPath), "-map", "0:v:0", "-map", "1:a:0", "-af", filter, "-c:a", Path.GetExtension(file.Target) == ".webm" ? "libopus" : "aac", "-b:a", "160k"]);
        }

        // Colours are told in full: a player that guesses turns them. 4:2:0 plays everywhere but needs even edges; odd ones keep every pixel in 4:4:4.
        string matrix = IsHighDefinition ? "bt709" : "smpte170m";
        if (planes is null)
            arguments.AddRange(["-vf", $"scale=out_color_matrix={(IsHighDefinition ? "bt709" : "bt601")}:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv444p"]);
        arguments.AddRange(["-c:v", encoder, .. VideoCodec.Settings(encoder, encoding.Crf)]);
        arguments.AddRange(["-colorspace", matrix, "-color_primaries", matrix, "-color_trc", matrix, "-color_range", "tv"]);
        if (Path.GetExtension(file.Target) is ".mp4" or ".mov")
            arguments.AddRange(["-movflags", "+faststart"]);
        arguments.Add(FfmpegTools.Url(file.TemporaryPath));
        return arguments;
    }

    private bool IsHighDefinition => height >= VideoCodec.HighDefinitionHeight;

    private Exception Failure(Exception? inner)
    {
        process.WaitForExit();
        return errors.Says("No space left")
            ? AtomicFile.DiskFull(file.Target, inner)
            : new MediaException($"'{file.Target}' could not be written ({errors.Last}): choose another container or codec.", inner!);
    }
}
