using System.Globalization;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>Footage for one request and what is known of it beforehand.</summary>
/// <param name="Frames">The frames.</param>
/// <param name="Name">How the user knows it.</param>
/// <param name="Key">Identifies its content.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Rate">Its own frame rate.</param>
internal sealed record FootageSource(FootageFrames Frames, string Name, string Key, int Width, int Height, FrameRate Rate) : IDisposable
{
    // 430 frames at 360x288: clips of that length stay in memory, longer ones are decoded as they play.
    public const long DefaultKeepBytes = 128 << 20;

    /// <summary>True for a persona's own footage, which always plays forwards and backwards.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether it is a single picture.</summary>
    public bool IsOnePicture => Frames.At(0) is not null && Frames.At(1) is null;

    /// <summary>What is done to it, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Opens a photo or video.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the decoder.</param>
    /// <param name="keepBytes">The bound on the frames held.</param>
    /// <param name="adjustment">What is done to every frame.</param>
    /// <exception cref="TalkingException">It cannot be read or has no picture.</exception>
    public static FootageSource FromFile(
        string path, CancellationToken cancellation, long keepBytes = DefaultKeepBytes, FrameAdjustment? adjustment = null)
    {
        MediaInfo info = MediaProbe.Probe(path).RequireVideo();
        FrameRate rate = info.FrameRate;
        adjustment ??= new();
        FramePlan plan = adjustment.PlanFor(info.Width, info.Height);

        // A quarter of a frame early: the first picture from there on is the one meant, however its time was rounded,
        // and the pictures' times, counted from there, still round to whole frames.
        TimeSpan TimeBefore(long frame) => frame == 0 ? TimeSpan.Zero : rate.TimeOf(frame) - rate.TimeOf(1) / 4;
        IEnumerable<Frame> Open(long frame) => VideoReader.Read(path, OptionsAt(frame), cancellation).Select(plan.Apply);
        VideoReadOptions OptionsAt(long frame) =>
            new()
            {
                Rate = rate, Start = TimeBefore(frame), Size = (plan.ReadWidth, plan.ReadHeight),
                Background = adjustment.Background, Deinterlace = adjustment.Deinterlace,
            };
        string key = FaceTrackCache.KeyOf(path) + plan.KeySuffix + (adjustment.Deinterlace ? "-d" : "")
            + (info.HasAlpha ? $"-{adjustment.Background.ToString().TrimStart('#')}" : "");
        return new(new(Open, keepBytes), path, key, plan.Kept.Width, plan.Kept.Height, rate)
        {
            Notes = FootageNotes.Of(info, adjustment)
        };
    }

    /// <summary>A photo in memory.</summary>
    /// <param name="picture">The photo.</param>
    /// <param name="name">How the user knows it.</param>
    /// <param name="adjustment">What is done to it.</param>
    /// <exception cref="SpeakException">The adjustment leaves nothing of it.</exception>
    public static FootageSource FromPicture(Frame picture, string name, FrameAdjustment adjustment)
    {
        FramePlan plan = adjustment.PlanFor(picture.Width, picture.Height);
        Frame adjusted = plan.Apply(picture);
        string key = string.Create(
            CultureInfo.InvariantCulture, $"{FaceTrackCache.KeyOf([adjusted])}-{adjusted.Width}x{adjusted.Height}");
        return new(FootageFrames.Of([adjusted]), name, key, adjusted.Width, adjusted.Height, new(25));
    }

    /// <summary>Its first frame alone, as a photo; this source is closed.</summary>
    public FootageSource FirstFrame()
    {
        Frame first = Frames.At(0) ?? throw new SpeakException($"'{Name}' gives no picture: give another video.");
        Frames.Dispose();
        return this with { Frames = FootageFrames.Of([first]), Key = Key + "-first" };
    }

    /// <summary>Ends the decoder, if one runs.</summary>
    public void Dispose() => Frames.Dispose();
}
