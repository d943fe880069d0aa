using SkiaSharp;

namespace Chrysalis.Talking.Media;

/// <summary>Reads the pictures of an animation that Skia knows and ffmpeg may not (WebP), at an even rate.</summary>
internal static class AnimatedPicture
{
    // As browsers do with pictures that are to be shown for no time.
    private const int LeastMs = 11, UsualMs = 100;

    /// <summary>How long it lasts.</summary>
    public static TimeSpan DurationOf(SKCodec codec) => TimeSpan.FromMilliseconds(codec.FrameInfo.Sum(Milliseconds));

    /// <summary>Its average rate.</summary>
    public static FrameRate RateOf(SKCodec codec) =>
        new(codec.FrameCount * 1000, (int)Math.Clamp(codec.FrameInfo.Sum(info => (long)Milliseconds(info)), 1, int.MaxValue));

    /// <summary>The pictures, each shown until the next is due.</summary>
    public static IEnumerable<Frame> Read(MediaInfo info, VideoReadOptions options)
    {
        (int width, int height) = options.Size ?? (info.Width, info.Height);
        FrameRate rate = options.Rate ?? info.FrameRate;
        double end = options.Duration is { } length ? (options.Start + length).TotalSeconds : double.PositiveInfinity;
        long given = 0;
        foreach ((Frame picture, double until) in Timed(info.Path, options))
        {
            Frame? shown = null;
            for (; Time(given) is var time && time < until && time < end; given++)
                yield return (shown ??= StillImage.Scaled(picture, width, height)).Clone();
        }

        // The middle of a frame decides what it shows.
        double Time(long frame) => options.Start.TotalSeconds + rate.TimeOf(frame).TotalSeconds + 0.5 / rate.PerSecond;
    }

    private static IEnumerable<(Frame Picture, double Until)> Timed(string path, VideoReadOptions options)
    {
        using SKCodec codec = SKCodec.Create(path) ?? throw new MediaException($"'{path}' holds no picture.");
        using var canvas = new SKBitmap(StillImage.InfoFor(codec).WithAlphaType(SKAlphaType.Premul));
        SKCodecFrameInfo[] infos = codec.FrameInfo;
        double until = 0;
        for (int i = 0; i < infos.Length; i++)
        {
            int prior = infos[i].RequiredFrame < 0 ? -1 : i - 1;
            SKCodecResult result = codec.GetPixels(canvas.Info, canvas.GetPixels(), new SKCodecOptions(i, prior));
            if (result is not SKCodecResult.Success)
            {
                if (i == 0)
                    throw new MediaException($"'{path}' is damaged: its first picture cannot be decoded.");
                yield break;
            }

            until += Milliseconds(infos[i]) / 1000.0;
            yield return (StillImage.On(options.Background, canvas), until);
        }
    }

    private static int Milliseconds(SKCodecFrameInfo info) => info.Duration < LeastMs ? UsualMs : info.Duration;
}
