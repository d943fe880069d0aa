using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Detection;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation;

/// <summary>
/// What a network that nobody here trained sees in a mouth: the 1024 pooled features of <c>faceres</c> (a MobileNet taught to
/// recognise faces and tell age and sex, from the npm package @vladmandic/human) over the aligned square around the mouth.
/// </summary>
internal sealed class MouthFeatures : IDisposable
{
    /// <summary>Number of features.</summary>
    public const int Size = 1024;

    private const string Pooled = "global_pooling/Mean";

    /// <summary>Nostrils to chin.</summary>
    private static readonly CropGeometry Mouth = new(224, 0, 1.1f, 1.4f);

    private readonly FaceNetwork network;

    /// <exception cref="FaceException">The model is not installed or damaged.</exception>
    public MouthFeatures(int threads = 1) => network = new("faceres", threads, scale: 1, offset: 0, Pooled);

    /// <summary>The features of a face's mouth; overwritten by the next.</summary>
    public ReadOnlySpan<float> Of(Frame frame, TrackedFace face)
    {
        network.Run(frame, Mouth.CropToFrame(face));
        return network.Output(Pooled);
    }

    /// <summary>Adds every so many frames of a video, where there is a face, to each of the moments.</summary>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    public void AddVideo(string video, int everyFrames, params FeatureMoments[] moments) => AddVideo(video, everyFrames, null, moments);

    /// <summary>The same, and keeps the features themselves.</summary>
    public void AddVideo(string video, int everyFrames, List<float[]>? members, params FeatureMoments[] moments)
    {
        using var analyzer = new FaceAnalyzer();
        int frames = 0;
        foreach ((Frame frame, TrackedFace? face) in analyzer.AnalyzeFrames(VideoReader.Read(video), FaceSelection.Largest))
        {
            if (frames++ % everyFrames != 0 || face is null)
                continue;
            ReadOnlySpan<float> features = Of(frame, face);
            foreach (FeatureMoments set in moments)
                set.Add(features);
            members?.Add(features.ToArray());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();
}
