using System.Globalization;
using Chrysalis.Talking.Media.Colours;
using Chrysalis.Talking.Media.Streams;

namespace Chrysalis.Talking.Media;

/// <summary>What a media file holds.</summary>
public sealed record MediaInfo
{
    // A damaged clock would otherwise be filled with hours of silence.
    private static readonly TimeSpan MostApart = TimeSpan.FromMinutes(30);

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Whether there is a picture or video track (cover art does not count).</summary>
    public required bool HasVideo { get; init; }

    /// <summary>Whether there is a sound track.</summary>
    public required bool HasAudio { get; init; }

    /// <summary>Whether the file is a single picture.</summary>
    public required bool IsStillImage { get; init; }

    /// <summary>Width in pixels as shown, after rotation; 0 without video.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels as shown, after rotation; 0 without video.</summary>
    public required int Height { get; init; }

    /// <summary>Average frame rate; 25 for a still image or without video.</summary>
    public required FrameRate FrameRate { get; init; }

    /// <summary>Whether frames come at uneven times.</summary>
    public required bool IsVariableFrameRate { get; init; }

    /// <summary>Length as the container states it; zero when it does not.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>When the first picture is shown, on the file's clock.</summary>
    public required TimeSpan VideoStart { get; init; }

    /// <summary>When the sound begins, on the file's clock.</summary>
    public required TimeSpan AudioStart { get; init; }

    /// <summary>Who reads the pictures.</summary>
    internal PictureSource Pictures { get; init; } = PictureSource.Ffmpeg;

    /// <summary>Whether the container's index finds the key frame before a time.</summary>
    internal bool HasSeekIndex { get; init; }

    /// <summary>ffmpeg's number of the picture track.</summary>
    internal int VideoTrack { get; init; }

    /// <summary>Picture tracks that can be shown.</summary>
    internal int VideoTrackCount { get; init; }

    /// <summary>Whether pixels are not square as they are coded: <see cref="Width"/> and <see cref="Height"/> are of square ones.</summary>
    internal bool IsStretched { get; init; }

    /// <summary>Whether each picture holds two fields of different moments.</summary>
    internal bool IsInterlaced { get; init; }

    /// <summary>Whether pixels may be transparent.</summary>
    internal bool HasAlpha { get; init; }

    /// <summary>ffmpeg's decoder of the pictures where its own choice would lose something; null leaves it the choice.</summary>
    internal string? VideoDecoder { get; init; }

    /// <summary>How levels become light, where colours are wider than those of plain video; null where they are not.</summary>
    internal LightCurve? WideCurve { get; init; }

    /// <summary>Whether pictures carry no colour matrix and are so large that players take BT.709.</summary>
    internal bool IsUntaggedHighDefinition { get; init; }

    /// <summary>The colours of pictures that are limited-range YCbCr, 4:2:0, 8 bit; null for any others.</summary>
    internal YuvMatrix? Yuv420 { get; init; }

    /// <summary>What decides how the sound is decoded.</summary>
    internal SoundTrackInfo Sound { get; init; } = SoundTrackInfo.None;

    /// <summary>ffmpeg filters that put the sound on the picture's clock; they end with a comma where there are any.</summary>
    internal string SoundAlignment
    {
        get
        {
            double delay = HasVideo && !IsStillImage ? (AudioStart - VideoStart).TotalSeconds : 0;
            string align = delay > 0
                ? string.Create(CultureInfo.InvariantCulture, $"adelay={Math.Round(delay * 1000)}:all=1,")
                : delay < 0 ? string.Create(CultureInfo.InvariantCulture, $"atrim=start={-delay:0.######},asetpts=PTS-STARTPTS,") : "";
            return Sound.Filter + "asetpts=PTS-STARTPTS," + align;
        }
    }

    /// <summary>Estimated number of frames.</summary>
    public long FrameCount => IsStillImage ? 1 : (long)Math.Round(Duration.TotalSeconds * FrameRate.PerSecond);

    /// <summary>This record when there is video to see.</summary>
    /// <exception cref="MediaException">There is none.</exception>
    public MediaInfo RequireVideo() =>
        HasVideo ? this : throw new MediaException($"'{Path}' has no picture: give a video or an image file.");

    /// <summary>This record when there is sound to hear.</summary>
    /// <exception cref="MediaException">There is none, or it is hours away from the picture.</exception>
    public MediaInfo RequireAudio() =>
        HasAudio && HasVideo && !IsStillImage && (AudioStart - VideoStart).Duration() > MostApart
            ? throw new MediaException(string.Create(CultureInfo.InvariantCulture,
                $"The sound of '{Path}' begins {(AudioStart - VideoStart).TotalSeconds:0} s after its picture: its clock is ")
                + "damaged, so copy or record it again.")
        : HasAudio ? this : throw new MediaException($"'{Path}' has no sound: give an audio file, or a video with an audio track.");
}
