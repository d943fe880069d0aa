using Chrysalis.Talking.Motion;

namespace Chrysalis.Talking.Models;

/// <summary>How a model that turns its head does so: <see cref="SpeakingScene.Motion"/> says where to.</summary>
public sealed record HeadTraits
{
    /// <summary>Whether the head of a photo is turned, but not that of a video.</summary>
    public bool OfPhotosOnly { get; init; }

    /// <summary>Whether the head of a photo that the model is laid over is turned; that of a video keeps its own motion.</summary>
    public bool TurnsPhotos { get; init; }

    /// <summary>The turns that the model knows, beyond which its picture suffers; null where that is not known.</summary>
    public HeadPoseRange? Known { get; init; }

    /// <summary>How the head moves by itself where nothing else is asked for, by seed; null for as people in general do.</summary>
    public Func<ulong, IHeadMotion>? Idle { get; init; }
}
