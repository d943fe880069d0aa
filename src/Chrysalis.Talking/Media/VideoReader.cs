using System.Diagnostics;
using System.Globalization;

namespace Chrysalis.Talking.Media;

/// <summary>
/// Reads any video or picture that ffmpeg can read, as a stream of frames at an even rate. ffmpeg decodes ahead in its own process and is
/// held back by the pipe, so that memory does not grow with the video's length.
/// </summary>
public static class VideoReader
{
    /// <summary>A file that lacks more than the rest of this share is refused; less is a damaged end, which passes.</summary>
    private const double LeastPart = 0.9;

    // Without an index a seek lands anywhere; transport and program streams have a key frame every few seconds.
    private static readonly TimeSpan KeyFrameSearch = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The frames, first to last, rotated as they are meant to be seen. A picture gives one frame. Where a file is damaged in
    /// the middle, the frames before the damage are given.
    /// </summary>
    /// <exception cref="MediaException">The file cannot be read, has no picture, or (told at its end) is cut off.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IEnumerable<Frame> Read(string path, VideoReadOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new();
        MediaInfo info = MediaProbe.Probe(path).RequireVideo();
        return info.Pictures switch
        {
            PictureSource.Still => Picture(info, options),
            PictureSource.Animation => AnimatedPicture.Read(info, options),
            _ => Stream(info, options, cancellation),
        };
    }

    private static IEnumerable<Frame> Picture(MediaInfo info, VideoReadOptions options)
    {
        (int width, int height) = options.Size ?? (info.Width, info.Height);
        yield return StillImage.Scaled(StillImage.Load(info.Path, options.Background), width, height);
    }

    private static IEnumerable<Frame> Stream(MediaInfo info, VideoReadOptions options, CancellationToken cancellation)
    {
        (int width, int height) = options.Size ?? (info.Width, info.Height);
        PixelForm form = FormOf(info, options, width, height);
        Process process = FfmpegTools.Start("ffmpeg", Arguments(info, options, form, width, height));
        CancellationTokenRegistration cancelled = default;
        try
        {
            cancelled = cancellation.Register(() => FfmpegTools.Kill(process));
            var errors = new ErrorTail(process);
            Stream output = process.StandardOutput.BaseStream;
            byte[] coded = form.ToRgb is null ? [] : new byte[form.BytesOf(width, height)];
            long count = 0;
            while (true)
            {
                byte[] rgb = GC.AllocateUninitializedArray<byte>(width * height * 3);
                byte[] read = form.ToRgb is null ? rgb : coded;
                int length = ReadWhole(output, read, cancellation);
                cancellation.ThrowIfCancellationRequested();
                if (length < read.Length)
                    break;
                form.ToRgb?.Invoke(coded, width, height, rgb);
                count++;
                yield return new Frame(width, height, rgb);
            }

            FfmpegTools.WaitForEnd(process, cancellation);
            if (count == 0 && options.Start == TimeSpan.Zero)
                throw new MediaException($"'{info.Path}' gives no picture: it is damaged or not complete ({errors.Last}).");
            RequireWhole(info, options, count, errors);
        }
        finally
        {
            // Waits where it is at work: the process must not be gone before.
            cancelled.Dispose();
            FfmpegTools.Stop(process);
        }
    }

    /// <summary>A file cut off by a broken copy still has its index, and would otherwise pass for a shorter video.</summary>
    private static void RequireWhole(MediaInfo info, VideoReadOptions options, long count, ErrorTail errors)
    {
        double read = options.Start.TotalSeconds + count / (options.Rate ?? info.FrameRate).PerSecond;
        bool cut = errors.Says("partial file") || errors.Says("ended prematurely");
        if (cut && options.Duration is null && read < LeastPart * info.Duration.TotalSeconds)
            throw new MediaException(string.Create(CultureInfo.InvariantCulture, $"'{info.Path}' is cut off: its pictures end after "
                + $"{read:0.0} of {info.Duration.TotalSeconds:0.0} s; copy or download it again."));
    }

    private static PixelForm FormOf(MediaInfo info, VideoReadOptions options, int width, int height)
    {
        bool isAsCoded = !info.IsStillImage && !info.IsStretched && (width, height) == (info.Width, info.Height)
            && width % 2 == 0 && height % 2 == 0;
        return info switch
        {
            { HasAlpha: true } => PixelForm.On(options.Background),
            { WideCurve: { } curve } => PixelForm.Mapped(WideColours.MappingFor(info, curve)),
            { Yuv420: { } matrix } when isAsCoded => PixelForm.Planes(matrix),
            _ => PixelForm.Rgb,
        };
    }

    private static List<string> Arguments(MediaInfo info, VideoReadOptions options, PixelForm form, int width, int height)
    {
        FrameRate rate = options.Rate ?? info.FrameRate;
        List<string> arguments = ["-nostdin", "-v", "error", .. FfmpegTools.LocalOnly, .. Seek(info, options.Start)];
        if (info.VideoDecoder is { } decoder)
            arguments.AddRange(["-c:v", decoder]);
        arguments.AddRange(["-i", FfmpegTools.Url(info.Path), "-map", $"0:{info.VideoTrack}", "-an", "-sn", "-dn"]);
        string matrix = info.WideCurve is not null ? WideColours.Matrix : info.IsUntaggedHighDefinition ? ":in_color_matrix=bt709" : "";
        string whole = options.Deinterlace ? "yadif=mode=send_frame:deint=all," : "";
        string even = info.IsStillImage ? "" : $"fps={rate}:round=up:start_time=0,";
        string scale = form.Format == "yuv420p" ? "" : $"scale={width}:{height}:flags=bicubic+accurate_rnd+full_chroma_int{matrix},";
        arguments.AddRange(["-vf", $"{whole}{even}{scale}format={form.Format}"]);
        long? count = info.IsStillImage ? 1
            : options.Duration is { } length ? Math.Max(1, (long)Math.Round(length.TotalSeconds * rate.PerSecond))
            : null;
        if (count is { } most)
            arguments.AddRange(["-frames:v", most.ToString(CultureInfo.InvariantCulture)]);
        arguments.AddRange(["-f", "rawvideo", "pipe:1"]);
        return arguments;
    }

    /// <summary>
    /// Reading from a frame on gives the same frames as reading from the beginning: decoding starts at a key frame before, and
    /// the file's own clock (copyts) decides what is shown. Half a frame, less a little so that ties go to the earlier frame,
    /// moved back and rounded up is the frame nearest in time.
    /// </summary>
    private static string[] Seek(MediaInfo info, TimeSpan start)
    {
        if (info.IsStillImage)
            return [];
        TimeSpan from = info.HasSeekIndex ? start : start - KeyFrameSearch;
        double offset = -(info.VideoStart + start).TotalSeconds - 0.49 / info.FrameRate.PerSecond;
        string[] clock = ["-itsoffset", Seconds(TimeSpan.FromSeconds(offset))];

        // From the beginning, ffmpeg may mend clocks that start anew (recordings joined end to end), which copyts forbids.
        return from <= TimeSpan.Zero ? ["-seek_timestamp", "1", .. clock] : ["-noaccurate_seek", "-ss", Seconds(from), "-copyts", .. clock];
    }

    private static int ReadWhole(Stream stream, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception error) when (cancellation.IsCancellationRequested && error is IOException or ObjectDisposedException)
        {
            throw new OperationCanceledException("Reading was cancelled.", error, cancellation);
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture);
}
