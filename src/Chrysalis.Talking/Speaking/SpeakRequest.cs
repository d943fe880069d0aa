using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>One video to make.</summary>
public sealed record SpeakRequest
{
    /// <summary>Speech: any file ffmpeg can read.</summary>
    public required string Audio { get; init; }

    /// <summary>The video to write (mp4, mov, mkv, webm).</summary>
    public required string Output { get; init; }

    /// <summary>Photo or video of the face; null lets the persona render its own footage.</summary>
    public string? Face { get; init; }

    /// <summary>Which face to follow.</summary>
    public FaceSelection Selection { get; init; } = FaceSelection.Largest;

    /// <summary>What is done to the frames first.</summary>
    public FrameAdjustment Frames { get; init; } = new();

    /// <summary>Which part of the frame the model sees.</summary>
    public FacePlacement Placement { get; init; } = new();

    /// <summary>How the painted mouth is laid into the frame.</summary>
    public BlendOptions Blending { get; init; } = new();

    /// <summary>What to do when speech and footage differ in length.</summary>
    public SyncMode SyncMode { get; init; } = SyncMode.Bounce;

    /// <summary>Make only so much of it; null makes all.</summary>
    public TimeSpan? Preview { get; init; }

    /// <summary>How the video is encoded.</summary>
    public VideoEncoding Encoding { get; init; } = new();

    /// <summary>Where face tracks are kept between runs; null takes the user's cache folder.</summary>
    public string? CacheFolder { get; init; }
}
