using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Detection;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Idle;

namespace Chrysalis.Talking.Comparison;

/// <summary>
/// Watches videos of one person, as a viewer would: the first one watched is the person as he is, the others are held against it. Memory
/// does not grow with a video's length. Not for use from several threads at once.
/// </summary>
public sealed class MannersWatcher : IDisposable
{
    /// <summary>Seconds at a video's begin and end that are held against each other.</summary>
    public const double EndSeconds = 10;

    private const int DescribedEvery = 5;

    /// <summary>Forehead to chin, ear to ear.</summary>
    private static readonly CropGeometry Face = new(128, 0, 0.5f, 3.0f);

    private readonly FaceDescriber describer = new(threads: 1);
    private readonly FaceAnalyzer analyzer = new();
    private float[]? person;
    private bool disposed;

    /// <summary>Watches a video.</summary>
    /// <param name="video">The file.</param>
    /// <param name="cancellation">Stops between two frames.</param>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    /// <exception cref="FaceException">The face models are not installed.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public VideoManners Watch(string video, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(video);
        ObjectDisposedException.ThrowIf(disposed, this);
        double rate = MediaProbe.Probe(video).FrameRate.PerSecond;
        var eyes = new List<float?>();
        var openings = new List<double?>();
        var poses = new List<HeadPose?>();
        var sharpness = new List<(int Frame, double Value)>();
        var described = new List<(int Frame, float[] Features)>();
        var flicker = new SecondDifference();
        foreach ((Frame frame, TrackedFace? face) in analyzer.AnalyzeFrames(
            VideoReader.Read(video, cancellation: cancellation), FaceSelection.Largest, cancellation))
        {
            int index = poses.Count;
            eyes.Add(face is null ? null : EyeShape.Opening(face.Landmarks));
            openings.Add(face is null ? null : MouthShape.Opening(face.Landmarks));
            poses.Add(face?.Pose);
            if (face is null)
            {
                flicker.Break();
                continue;
            }

            Frame crop = FaceCrop.Cut(frame, Face, face);
            flicker.Add(crop.Rgb);
            if (index % DescribedEvery != 0)
                continue;
            sharpness.Add((index, ImageQuality.VarianceOfLaplacian(crop)));
            described.Add((index, describer.Describe(frame, face)));
        }

        person ??= Mean(described.Select(one => one.Features));
        (int Frame, double Value)[] distances = [.. described.Select(one => (one.Frame, Distance(one.Features)))];
        int end = (int)(EndSeconds * rate);
        bool isLong = poses.Count >= 3 * end;
        return new()
        {
            Frames = poses.Count,
            FramesWithoutFace = poses.Count(pose => pose is null),
            BlinksPerMinute = poses.Count == 0 ? null
                : BlinkRhythm.Blinks(EyeClosures.Of(eyes), rate).Count() * 60 * rate / poses.Count,
            TurningDegPerSecond = Turning(poses, rate),
            Flicker = flicker.Mean,
            Sharpness = Average(sharpness.Select(one => one.Value)),
            IdentityDistance = Average(distances.Select(one => one.Value)),
            SharpnessLater = isLong ? Late(sharpness) / Early(sharpness) : null,
            IdentityDrift = isLong ? Late(distances) - Early(distances) : null,
            Opening = openings,
            Poses = poses,
        };

        double? Early(IEnumerable<(int Frame, double Value)> values) =>
            Average(values.Where(one => one.Frame < end).Select(one => one.Value));
        double? Late(IEnumerable<(int Frame, double Value)> values) =>
            Average(values.Where(one => one.Frame >= poses.Count - end).Select(one => one.Value));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        describer.Dispose();
        analyzer.Dispose();
    }

    private static double? Turning(List<HeadPose?> poses, double rate)
    {
        double[] speeds = [.. poses.Zip(poses.Skip(1)).Where(pair => pair is { First: not null, Second: not null })
            .Select(pair => Between(pair.First!.Value, pair.Second!.Value) * rate).Order()];
        return speeds.Length == 0 ? null : speeds[speeds.Length / 2];
    }

    private static double Between(HeadPose a, HeadPose b)
    {
        (double yaw, double pitch, double roll) = (b.YawDeg - a.YawDeg, b.PitchDeg - a.PitchDeg, b.RollDeg - a.RollDeg);
        return Math.Sqrt(yaw * yaw + pitch * pitch + roll * roll);
    }

    private static double? Average(IEnumerable<double> values) => values.Select(value => (double?)value).Average();

    /// <summary>The mean direction; null without any.</summary>
    private static float[]? Mean(IEnumerable<float[]> features)
    {
        var sum = new double[FaceDescriber.Size];
        foreach (float[] one in features)
            for (int i = 0; i < sum.Length; i++)
                sum[i] += one[i];
        double length = Math.Sqrt(sum.Sum(value => value * value));
        return length > 0 ? [.. sum.Select(value => (float)(value / length))] : null;
    }

    private double Distance(float[] features) =>
        person is null ? 0 : 1 - features.Zip(person).Sum(pair => (double)pair.First * pair.Second);
}
