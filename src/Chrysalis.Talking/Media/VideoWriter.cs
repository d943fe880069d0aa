using Chrysalis.Foundation.Errors;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Media;

/// <summary>
/// Writes frames and sound into one file. The file appears under its name only when it is whole: until then it is a temporary file beside
/// it, which goes when writing is given up. Not for use from several threads at once.
/// </summary>
public sealed class VideoWriter : IDisposable
{
    private readonly PendingFile file;
    private readonly FrameEncoder encoder;
    private bool disposed;

    /// <summary>Starts the encoder.</summary>
    /// <param name="path">The file to write; its extension chooses the container.</param>
    /// <param name="width">Width of every frame in pixels.</param>
    /// <param name="height">Height of every frame in pixels.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="encoding">Codec and quality.</param>
    /// <param name="audioPath">A file whose sound goes with the frames (AAC); null writes no sound.</param>
    /// <param name="audioDuration">How much of the sound to take; null takes all.</param>
    /// <exception cref="MediaException">The folder cannot be written, or the codec or container is unknown.</exception>
    public VideoWriter(
        string path, int width, int height, FrameRate rate, VideoEncoding encoding, string? audioPath = null,
        TimeSpan? audioDuration = null)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(path);
        string extension = Path.GetExtension(path);
        if (extension.Length < 2)
            throw new MediaException($"Output '{path}' has no extension: name it .mp4, .mov, .mkv or .webm.");
        FrameEncoder.RequireKnown(encoding, extension);
        var format = new VideoFormat(width, height, rate);
        file = Reserve(path);
        try
        {
            string[] index = extension.ToLowerInvariant() is ".mp4" or ".mov" ? ["-movflags", "+faststart"] : [];
            encoder = new(file.Target, format, FrameEncoder.Arguments(
                format, encoding, extension, [.. index, FfmpegTools.Url(file.TemporaryPath)], audioPath, audioDuration));
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
    /// <exception cref="ObjectDisposedException">Writing was given up.</exception>
    public void Write(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ObjectDisposedException.ThrowIf(disposed, this);
        encoder.Write(frame);
    }

    /// <summary>Ends the video and puts it under its name, replacing what was there.</summary>
    /// <exception cref="MediaException">The encoder gave up.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        encoder.Complete();
        file.Complete();
    }

    /// <summary>Ends the encoder; an unfinished file is removed.</summary>
    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        encoder.Dispose();
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
}
