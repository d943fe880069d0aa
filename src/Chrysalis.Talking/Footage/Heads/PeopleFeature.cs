using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Detection;

namespace Chrysalis.Talking.Footage.Heads;

/// <summary>
/// Who is seen, every second or so: a record holds how many faces of like size there are, then the features of the followed one
/// (<see cref="FaceDescriber"/>; zeros where it was not found).
/// </summary>
internal sealed class PeopleFeature : IFootageFeature
{
    /// <summary>Every so many frames are looked at.</summary>
    public const int Every = 25;

    /// <summary>Values of a record.</summary>
    public const int Values = 1 + FaceDescriber.Size;

    /// <summary>A face with less than this share of the greatest one's area is in the background.</summary>
    private const float LeastArea = 0.25f;
    private const int Threads = 1;

    /// <inheritdoc/>
    public string Name => "people";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public FootageNeeds Needs => FootageNeeds.Faces;

    /// <inheritdoc/>
    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<float>(Values);

    /// <inheritdoc/>
    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) => new Recorder(file);

    private sealed class Recorder(FeatureWriter file) : IFeatureRecorder
    {
        private readonly Lazy<FaceDetector> detector = new(() => new FaceDetector(Threads));
        private readonly Lazy<FaceDescriber> describer = new(() => new FaceDescriber(Threads));

        public void See(FootageFrame frame)
        {
            if (frame.Index % Every != 0)
                return;
            var record = new float[Values];
            IReadOnlyList<FaceDetection> found = detector.Value.Find(frame.Picture, thorough: false);
            float greatest = found.Select(face => face.Box.Area).DefaultIfEmpty().Max();
            record[0] = Math.Max(found.Count(face => face.Box.Area >= LeastArea * greatest), frame.Face is null ? 0 : 1);
            if (frame.Face is { Score: > 0 } seen)
                describer.Value.Describe(frame.Picture, seen).CopyTo(record, 1);
            file.Write<float>(record);
        }

        public void Complete()
        {
            if (detector.IsValueCreated)
                detector.Value.Dispose();
            if (describer.IsValueCreated)
                describer.Value.Dispose();
        }
    }
}
