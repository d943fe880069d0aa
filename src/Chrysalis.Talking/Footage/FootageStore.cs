using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Footage;

/// <summary>
/// The prepared footage of one video: a folder with one file a feature, named by what the feature is and what it saw. A feature that is
/// added later is recorded by itself; the others' files are not touched. Not for use from several threads at once.
/// </summary>
public sealed class FootageStore
{
    private const int FormatVersion = 4;
    private static readonly FaceAnalyzerOptions AnalyzerOptions = new();

    private readonly FrameRate rate;

    private FootageStore(string video, FrameRate rate, string saw, string folder)
    {
        (Video, this.rate, Saw, Folder) = (video, rate, saw, folder);
    }

    /// <summary>The video.</summary>
    public string Video { get; }

    /// <summary>Hash of the video's content and of how its frames are read.</summary>
    public string Saw { get; }

    /// <summary>The folder; there once a feature is recorded.</summary>
    public string Folder { get; }

    /// <summary>The store of a video, found by its content: a copy under another name has the same.</summary>
    /// <param name="folder">Where the stores of all videos lie.</param>
    /// <param name="video">The video file.</param>
    /// <param name="rate">Frames a second it is read at.</param>
    public static FootageStore Of(string folder, string video, FrameRate rate)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(video);
        string saw = FootageHash.Of($"{FormatVersion} {rate} {FileHash.Of(video)}");
        return new(video, rate, saw, Path.Combine(folder, saw));
    }

    /// <summary>Hash of all that decides a feature's values over this video.</summary>
    public string KeyOf(IFootageFeature feature) => Describe(feature, FeatureLayout.Of<byte>()).Key;

    /// <summary>Where a feature's file lies.</summary>
    public string PathOf(IFootageFeature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return Path.Combine(Folder, $"{feature.Name}-{KeyOf(feature)}.feature");
    }

    /// <summary>
    /// A recorded feature; null where it is not recorded, or its file is damaged or of something else: it is then to be recorded again.
    /// </summary>
    public FeatureFile? TryOpen(IFootageFeature feature)
    {
        string path = PathOf(feature);
        if (!File.Exists(path))
            return null;
        try
        {
            FeatureFile file = FeatureFile.Open(path);
            if (file.Key == KeyOf(feature))
                return file;
            file.Dispose();
        }
        catch (FootageException)
        {
            // Made again, like a missing one.
        }

        return null;
    }

    /// <summary>
    /// Records features, in one pass over the sound and one over the frames, as far as they ask for them; memory does not grow with the
    /// video.
    /// </summary>
    /// <param name="features">What to record; what is there already is recorded again.</param>
    /// <param name="analyzer">Follows faces, if a feature asks for them; null makes one for this call.</param>
    /// <param name="cancellation">Stops between frames; nothing is left behind.</param>
    /// <exception cref="MediaException">The video cannot be read, or lacks the sound or picture asked for.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Record(
        IReadOnlyList<IFootageFeature> features, Lazy<FaceAnalyzer>? analyzer = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        var clip = new FootageClip(Video, MediaProbe.Probe(Video), rate);
        var recordings = new List<Recording>();
        Lazy<FaceAnalyzer> follower = analyzer ?? new(() => new FaceAnalyzer(AnalyzerOptions));
        try
        {
            foreach (IFootageFeature feature in features)
                recordings.Add(Begin(feature, clip));
            Hear(clip, [.. recordings.Where(r => r.Needs.HasFlag(FootageNeeds.Sound))], cancellation);
            See(clip, [.. recordings.Where(r => r.Needs.HasFlag(FootageNeeds.Pictures))], follower, cancellation);
            foreach (Recording recording in recordings)
                recording.Recorder.Complete();
            foreach (Recording recording in recordings)
                recording.File.Complete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FootageException($"The prepared footage of '{Video}' cannot be kept in '{Folder}' ({error.Message.TrimEnd('.')}): "
                + "name another cache folder, also by CHRYSALIS_CACHE.", error) { Settings = ["CacheFolder"] };
        }
        finally
        {
            foreach (Recording recording in recordings)
                recording.File.Dispose();
            if (analyzer is null && follower.IsValueCreated)
                follower.Value.Dispose();
        }
    }

    /// <summary>A feature's file, to be written record by record.</summary>
    internal FeatureWriter Create(IFootageFeature feature, FootageClip clip)
    {
        FeatureLayout layout = feature.Layout(clip);
        return new(PathOf(feature), Describe(feature, layout), layout);
    }

    private Recording Begin(IFootageFeature feature, FootageClip clip)
    {
        FeatureWriter file = Create(feature, clip);
        try
        {
            return new(feature.Needs, feature.Begin(clip, file), file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void Hear(FootageClip clip, Recording[] recordings, CancellationToken cancellation)
    {
        if (recordings.Length == 0)
            return;
        float gain = SpeechLevel.GainOfFootage(Levels(clip, cancellation));
        foreach (float[] block in AudioReader.ReadBlocks(clip.Path, cancellation: cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; gain != 1 && i < block.Length; i++)
                block[i] *= gain;
            foreach (Recording recording in recordings)
                recording.Recorder.Hear(block);
        }
    }

    // A pass of its own: how loud the speech is shows only at its end.
    private static List<double> Levels(FootageClip clip, CancellationToken cancellation)
    {
        int step = VoiceActivity.StepSamples(Waveform.SpeechRateHz);
        var levels = new List<double>();
        foreach (float[] block in AudioReader.ReadBlocks(clip.Path, cancellation: cancellation))
        {
            for (int i = 0; i + step <= block.Length; i += step)
                levels.Add(VoiceActivity.LevelDb(block.AsSpan(i, step)));
        }

        return levels;
    }

    private static void See(FootageClip clip, Recording[] recordings, Lazy<FaceAnalyzer> analyzer, CancellationToken cancellation)
    {
        if (recordings.Length == 0)
            return;
        IEnumerable<Frame> frames = VideoReader.Read(clip.Path, new VideoReadOptions { Rate = clip.Rate }, cancellation);
        IEnumerable<FootageFrame> seen = recordings.Any(r => r.Needs.HasFlag(FootageNeeds.Faces))
            ? analyzer.Value.AnalyzeFrames(frames, FaceSelection.Largest, cancellation)
                .Select((f, i) => new FootageFrame(i, f.Frame, f.Face))
            : frames.Select((frame, i) => new FootageFrame(i, frame, null));
        foreach (FootageFrame frame in seen)
        {
            foreach (Recording recording in recordings)
                recording.Recorder.See(frame);
        }
    }

    private FeatureHeader Describe(IFootageFeature feature, FeatureLayout layout)
    {
        ArgumentNullException.ThrowIfNull(feature);
        if (feature.Name.Length == 0 || !feature.Name.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
            throw new ArgumentException(
                $"A feature is named '{feature.Name}': take small letters, digits and hyphens, for its file is named after it.");
        return new()
        {
            Name = feature.Name,
            Version = feature.Version,
            Settings = feature.Settings,
            Saw = Saw,
            Analyzer = feature.Needs.HasFlag(FootageNeeds.Faces) ? FaceAnalyzerKey.Of(AnalyzerOptions, FaceSelection.Largest) : "",
            Element = layout.Element,
            Shape = layout.Shape,
            Count = 0,
        };
    }

    private sealed record Recording(FootageNeeds Needs, IFeatureRecorder Recorder, FeatureWriter File);
}
