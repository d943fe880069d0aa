using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Footage;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>A clip of a training of a volume: what every training knows of it, its landmarks, and the head's way through it.</summary>
/// <param name="Clip">What every training knows.</param>
/// <param name="Landmarks">The face of each frame, as <see cref="LandmarksFeature"/> writes it.</param>
internal sealed record HeadClip(PreparedClip Clip, FeatureFile Landmarks) : IDisposable
{
    /// <summary>The head's way; known once the person is.</summary>
    public HeadTrack? Track { get; set; }

    /// <summary>The square of each frame that is rendered; known once the person is.</summary>
    public FeatureFile? View { get; set; }

    /// <summary>The face in a frame.</summary>
    public TrackedFace Face(int frame) => LandmarksFeature.Face(Landmarks.Read<float>(frame, 1));

    public void Dispose()
    {
        Clip.Dispose();
        Landmarks.Dispose();
        View?.Dispose();
    }
}
