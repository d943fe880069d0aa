using Chrysalis.Talking.Media.Colours;

namespace Chrysalis.Talking.Media;

/// <summary>How a video is read.</summary>
public sealed record VideoReadOptions
{
    /// <summary>Frames a second to give; null takes the file's average. Frames are dropped or repeated, nearest in time.</summary>
    public FrameRate? Rate { get; init; }

    /// <summary>Where to begin.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>How much to read; null reads to the end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Size to scale to; null keeps the file's.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>What shows behind transparent pixels.</summary>
    public Background Background { get; init; } = Background.White;

    /// <summary>Whether the two fields of interlaced pictures are made one.</summary>
    public bool Deinterlace { get; init; }
}
