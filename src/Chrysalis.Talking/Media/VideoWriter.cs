using System.Diagnostics;
using System.Globalization;

namespace Chrysalis.Talking.Media;

/// <summary>
/// Writes frames and sound into one file. The file appears under its name only when it is whole: until then it is a temporary
/// file beside it, which goes when writing is given up.
/// </summary>
public sealed class VideoWriter : IDisposable
{
    private readonly string target;
    private readonly string temporary;
    private readonly int width;
    private readonly int height;
    private readonly byte[]? planes;
    private readonly Process process;
    private readonly ErrorTail errors;
    private bool finished;

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
        target = Path.GetFullPath(path);
        temporary = TemporaryBeside(target);
        List<string> arguments = Arguments(rate, encoding, encoder, audioPath, audioDuration);
        Reserve(temporary);
        process = FfmpegTools.Start("ffmpeg", arguments, input: true);
        errors = new ErrorTail(process);
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
        File.Move(temporary, target, overwrite: true);
        finished = true;
    }

    /// <summary>Ends the encoder; an unfinished file is removed.</summary>
    public void Dispose()
    {
        FfmpegTools.Stop(process);
        if (!finished)
            File.Delete(temporary);
    }

    /// <summary>Creates the temporary file, so that a folder that cannot be written is told before any work.</summary>
    private static void Reserve(string temporary)
    {
        string folder = Path.GetDirectoryName(temporary)!;
        try
        {
            Directory.CreateDirectory(folder);
            File.Create(temporary).Dispose();
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new MediaException($"Output folder '{folder}' cannot be written: choose another with -o.", error);
        }
    }

    private static string TemporaryBeside(string target)
    {
        if (Directory.Exists(target))
            throw new MediaException($"Output '{target}' is a folder: name a file.");
        return Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}{Path.GetExtension(target)}");
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
            arguments.AddRange(["-i", FfmpegTools.Url(audioPath), "-map", "0:v:0", "-map", "1:a:0", "-af", filter, "-c:a", Path.GetExtension(target) == ".webm" ? "libopus" : "aac", "-b:a", "160k"]);
        }

        // Colours are told in full: a player that guesses turns them. 4:2:0 plays everywhere but needs even edges; odd ones keep every pixel in 4:4:4.
        string matrix = IsHighDefinition ? "bt709" : "smpte170m";
        if (planes is null)
            arguments.AddRange(["-vf", $"scale=out_color_matrix={(IsHighDefinition ? "bt709" : "bt601")}:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv444p"]);
        arguments.AddRange(["-c:v", encoder, .. VideoCodec.Settings(encoder, encoding.Crf)]);
        arguments.AddRange(["-colorspace", matrix, "-color_primaries", matrix, "-color_trc", matrix, "-color_range", "tv"]);
        if (Path.GetExtension(target) is ".mp4" or ".mov")
            arguments.AddRange(["-movflags", "+faststart"]);
        arguments.Add(FfmpegTools.Url(temporary));
        return arguments;
    }

    private bool IsHighDefinition => height >= VideoCodec.HighDefinitionHeight;

    private Exception Failure(Exception? inner)
    {
        process.WaitForExit();
        return errors.Says("No space left")
            ? new IOException($"The disk is full: '{target}' could not be written; free some space and run again.", inner)
            : new MediaException($"'{target}' could not be written ({errors.Last}): choose another container or codec.", inner!);
    }
}
