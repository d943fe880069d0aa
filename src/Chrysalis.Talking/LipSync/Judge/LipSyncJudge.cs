using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>
/// Judges how well lips and sound go together (LSE-D, LSE-C, offset), beside the real video's own score and two controls that
/// no judge worth its name may confuse with it. One video at a time: not for use from several threads.
/// </summary>
public sealed class LipSyncJudge : IDisposable
{
    /// <summary>How much earlier the sound of the shifted control comes, in frames of 1/25 s.</summary>
    public const int ControlShiftFrames = 5;

    // The best shift of the own sound must stand out by this share of its distance ...
    private const double LeastConfidence = 0.1;

    // ... and a stranger's best distance be larger by at least this share of the own sound's confidence.
    private const double LeastGap = 0.25;
    private const int OffsetTolerance = 1;
    private const int SamplesPerFrame = Waveform.SpeechRateHz / EvaluationEmbedder.FramesPerSecond;

    private readonly EvaluationEmbedder embedder;
    private readonly Lifetime lifetime;

    internal LipSyncJudge(EvaluationEmbedder embedder)
    {
        this.embedder = embedder;
        lifetime = new(typeof(LipSyncJudge), embedder.Dispose);
    }

    /// <summary>Which network with which weights.</summary>
    public string Name => embedder.Name;

    /// <summary>
    /// Opens the shipped judge, or the weights of an evaluation SyncNet: the published one, or one of <c>talk train-judge</c>.
    /// </summary>
    /// <param name="weights">A safetensors or PyTorch file; null for the shipped judge.</param>
    /// <exception cref="Checkpoints.Tensors.CheckpointException">The file is missing, damaged or not a judge's.</exception>
    public static LipSyncJudge Open(string? weights = null) => new(EvaluationWeights.Open(weights));

    /// <summary>Scores one video against its own sound; null when it shows no face for five frames, or is too short.</summary>
    /// <exception cref="MediaException">The file cannot be read or has no sound.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public LipSyncScore? Score(string video, FaceSelection selection, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(video);
        using Lifetime.Use use = lifetime.Hold();
        return Score(Lips(video, selection, cancellation), AudioReader.Read(video, cancellation: cancellation));
    }

    /// <summary>Scores a generated video beside the real one and its controls.</summary>
    /// <param name="reference">The real video, with sound.</param>
    /// <param name="generated">The generated video, with sound.</param>
    /// <param name="selection">Which face, in both.</param>
    /// <param name="otherSound">A recording of other words for the mismatched control; null takes the real sound backwards.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="MediaException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public LipSyncReport Judge(
        string reference, string generated, FaceSelection selection, string? otherSound = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(generated);
        using Lifetime.Use use = lifetime.Hold();
        LipSyncReport report = Controls(reference, selection, otherSound, cancellation);
        return report.Refused is not null ? report
            : MediaProbe.Probe(generated).HasAudio ? report with { Generated = Score(generated, selection, cancellation) }
            : report with { Refused = Silent(generated) };
    }

    /// <inheritdoc/>
    public void Dispose() => lifetime.End();

    /// <summary>The real video and its controls, and whether the judge can tell them apart.</summary>
    internal LipSyncReport Controls(string reference, FaceSelection selection, string? otherSound, CancellationToken cancellation = default)
    {
        var report = new LipSyncReport { Judge = Name, MismatchedSound = otherSound ?? "the real sound backwards" };
        if (!MediaProbe.Probe(reference).HasAudio)
            return report with { Refused = Silent(reference) };
        IReadOnlyList<float[]?> lips = Lips(reference, selection, cancellation);
        Waveform own = AudioReader.Read(reference, cancellation: cancellation);
        report = report with
        {
            Real = Score(lips, own),
            RealShifted = Score(lips, Earlier(own)),
            RealMismatched = Score(lips, otherSound is null ? Backwards(own) : AudioReader.Read(otherSound, cancellation: cancellation)),
        };
        return report with { Refused = Doubt(report) };
    }

    /// <summary>Why the judge cannot judge this clip; null when it can.</summary>
    internal string? Doubt(LipSyncReport report)
    {
        if (report is not { Real: { } real, RealShifted: { } shifted, RealMismatched: { } mismatched })
            return $"{Capital(Name)} found too few frames with a face and sound in the real video: lip sync is not judged.";
        if (Math.Abs(shifted.OffsetFrames - real.OffsetFrames - ControlShiftFrames) > OffsetTolerance)
            return Text($"{Capital(Name)} does not notice when the real sound comes {ControlShiftFrames} frames early (offset ")
                + Text($"{shifted.OffsetFrames} after {real.OffsetFrames}): its figures are withheld.");
        if (real.LseC < LeastConfidence * real.LseD)
            return Text($"{Capital(Name)} finds no shift of the real sound that stands out (LSE-C {real.LseC:0.000} at LSE-D ")
                + Text($"{real.LseD:0.000}): its figures are withheld.");
        return mismatched.LseD - real.LseD < LeastGap * real.LseC || real.LseC <= mismatched.LseC
            ? Text($"{Capital(Name)} cannot tell the real sound from a mismatched one (LSE-D {real.LseD:0.000} and ")
                + Text($"{mismatched.LseD:0.000}, LSE-C {real.LseC:0.000} and {mismatched.LseC:0.000}): its figures are withheld.")
            : null;
    }

    private List<float[]?> Lips(string video, FaceSelection selection, CancellationToken cancellation)
    {
        using var analyzer = new FaceAnalyzer();
        var options = new VideoReadOptions { Rate = new FrameRate(EvaluationEmbedder.FramesPerSecond) };
        IEnumerable<Frame> frames = VideoReader.Read(video, options, cancellation);
        return EvaluationPoints.OfLips(embedder, analyzer.AnalyzeFrames(frames, selection, cancellation));
    }

    /// <summary>The public script takes as many windows as both have, less the five frames of the last.</summary>
    private LipSyncScore? Score(IReadOnlyList<float[]?> lips, Waveform speech)
    {
        int windows = Math.Min(lips.Count, speech.Samples.Length / SamplesPerFrame) - EvaluationEmbedder.Frames;
        return windows <= 0
            ? null
            : EvaluationDistances.Score([.. lips.Take(windows)], EvaluationPoints.OfSound(embedder, speech, windows), embedder.Padding);
    }

    private static Waveform Earlier(Waveform speech)
    {
        int shift = Math.Min(speech.Samples.Length, ControlShiftFrames * SamplesPerFrame);
        return new([.. speech.Samples.Skip(shift), .. new float[shift]], speech.SampleRateHz);
    }

    private static Waveform Backwards(Waveform speech) => new([.. speech.Samples.AsEnumerable().Reverse()], speech.SampleRateHz);

    private static string Silent(string video) => $"'{video}' has no sound: lip sync is not judged.";

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
