using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Heads;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>
/// A clip of a training of a volume: what every training knows of it, its landmarks and labels, and the head's way through it.
/// </summary>
internal sealed class HeadClip : IDisposable
{
    private readonly FeatureFile landmarks, labels;
    private readonly LabelsFile labelsFile;
    private readonly byte[] found;

    /// <param name="clip">What every training knows.</param>
    /// <param name="landmarks">The face of each frame, as <see cref="LandmarksFeature"/> writes it.</param>
    /// <param name="labels">What each pixel shows, as <see cref="LabelsFeature"/> writes it.</param>
    /// <param name="size">Size of the clip's pictures.</param>
    public HeadClip(PreparedClip clip, FeatureFile landmarks, FeatureFile labels, FrameSize size)
    {
        (Clip, this.landmarks, this.labels) = (clip, landmarks, labels);
        labelsFile = new(labels);
        found = clip.ReadFound();
        Sequence = new(size.Width, size.Height, clip.FrameCount, frame => found[frame] == 1 ? Face(frame).Landmarks : null);
    }

    /// <summary>What every training knows.</summary>
    public PreparedClip Clip { get; }

    /// <summary>The landmarks of all frames.</summary>
    public LandmarkSequence Sequence { get; }

    /// <summary>The head's way; known once the person is.</summary>
    public HeadTrack? Track { get; set; }

    /// <summary>The square of each frame that is rendered; known once the person is.</summary>
    public FeatureFile? View { get; set; }

    /// <summary>Who is seen; null where that is known already.</summary>
    public PeopleSeen? People { get; init; }

    /// <summary>The face in a frame.</summary>
    public TrackedFace Face(int frame) => LandmarksFeature.Face(landmarks.Read<float>(frame, 1));

    /// <summary>What each pixel of a frame's square shows.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="view">The square.</param>
    /// <param name="size">Its edge in pixels.</param>
    public byte[] ReadLabels(int frame, HeadView view, int size) => view.Cut(labelsFile, frame, size);

    /// <summary>What each pixel of a frame shows.</summary>
    public LabelPicture ReadLabels(int frame) => labelsFile.Read(frame);

    /// <summary>Moments of what is behind the person.</summary>
    /// <param name="frames">The clip's frames.</param>
    /// <param name="seed">Decides which moments are kept.</param>
    /// <param name="cancellation">Stops between frames.</param>
    public BackgroundSamples CollectBackground(IEnumerable<Frame> frames, ulong seed, CancellationToken cancellation) =>
        BackgroundFootage.Collect(frames, labelsFile, seed, cancellation);

    public void Dispose()
    {
        Clip.Dispose();
        landmarks.Dispose();
        labels.Dispose();
        View?.Dispose();
    }
}
