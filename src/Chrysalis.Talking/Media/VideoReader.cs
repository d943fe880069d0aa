using System.Diagnostics;
using System.Globalization;

namespace Chrysalis.Talking.Media;

/// <summary>
/// Reads any video or picture that ffmpeg can read, as a stream of frames at an even rate. ffmpeg decodes ahead in its own process and is held
/// back by the pipe, so that memory does not grow with the video's length.
/// </summary>
public static class VideoReader
{
    /// <summary>
    /// The frames, first to last, rotated as they are meant to be seen. A picture gives one frame. Where a file is damaged in
    /// the middle, the frames before the damage are given.
    /// </summary>
    /// <exception cref="MediaException">The file cannot be read or has no picture.</exception>
    public static IEnumerable<Frame> Read(string path, VideoReadOptions? options = null, CancellationToken ct = default)
    {
        options ??= new();
        MediaInfo info = MediaProbe.Probe(path).RequireVideo();
        return Stream(info, options, ct);
    }

    private static IEnumerable<Frame> Stream(MediaInfo info, VideoReadOptions options, CancellationToken ct)
    {
        (int width, int height) = options.Size ?? (info.Width, info.Height);
        Process process = FfmpegTools.Start("ffmpeg", Arguments(info, options, width, height));
        using CancellationTokenRegistration cancelled = ct.Register(() => FfmpegTools.Stop(process));
        try
        {
            var errors = new ErrorTail(process);
            Stream output = process.StandardOutput.BaseStream;
            long count = 0;
            while (true)
            {
                var rgb = new byte[width * height * 3];
                int read = ReadWhole(output, rgb, ct);
                ct.ThrowIfCancellationRequested();
                if (read < rgb.Length)
                    break;
                count++;
                yield return new Frame(width, height, rgb);
            }

            if (count == 0 && options.Start == TimeSpan.Zero)
            {
                process.WaitForExit();
                throw new MediaException($"'{info.Path}' gives no picture: it is damaged or not complete ({errors.Last}).");
            }
        }
        finally
        {
            FfmpegTools.Stop(process);
        }
    }

    private static List<string> Arguments(MediaInfo info, VideoReadOptions options, int width, int height)
    {
        List<string> arguments = ["-nostdin", "-v", "error", .. FfmpegTools.LocalOnly];
        if (options.Start > TimeSpan.Zero)
            arguments.AddRange(["-ss", Seconds(options.Start)]);
        arguments.AddRange(["-i", FfmpegTools.Url(info.Path), "-map", "0:V:0", "-an", "-sn", "-dn"]);
        if (options.Duration is { } duration)
            arguments.AddRange(["-t", Seconds(duration)]);
        string rate = info.IsStillImage ? "" : $"fps={options.Rate ?? info.FrameRate},";
        arguments.AddRange(["-vf", $"{rate}scale={width}:{height}:flags=bicubic+accurate_rnd+full_chroma_int,format=rgb24"]);
        if (info.IsStillImage)
            arguments.AddRange(["-frames:v", "1"]);
        arguments.AddRange(["-f", "rawvideo", "-fps_mode", "passthrough", "pipe:1"]);
        return arguments;
    }

    private static int ReadWhole(Stream stream, byte[] buffer, CancellationToken ct)
    {
        try
        {
            return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception error) when (ct.IsCancellationRequested && error is IOException or ObjectDisposedException)
        {
            throw new OperationCanceledException("Reading was cancelled.", error, ct);
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture);
}
