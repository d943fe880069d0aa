using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Speaking;

/// <summary>The speech of one request: known to its end, or still being spoken.</summary>
internal sealed class SpeechInput
{
    private readonly Waveform? known;
    private readonly Waveform? whole;
    private readonly ISpeechSource? live;
    private readonly Waveform? original;
    private readonly string? file;
    private readonly Waveform? levelled;

    private SpeechInput(Waveform? known, Waveform? original, string? file, ISpeechSource? live, Waveform? whole = null) =>
        (this.known, this.original, this.file, this.live, this.whole, levelled) =
            (known, original, file, live, whole ?? known, known is null ? null : SpeechLevel.Usual(known));

    /// <summary>What was chosen of the sound, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Whether the end is not known yet.</summary>
    public bool IsLive => live is not null;

    /// <summary>
    /// The speech as the model hears it: at 16 kHz, cut to the preview, at the usual level. One that is still being
    /// spoken keeps its own.
    /// </summary>
    public ISpeechSource Source => live ?? new WaveformSource(levelled!);

    /// <summary>Reads the speech to its end, unless it can be painted while it is spoken.</summary>
    /// <param name="request">Names a file or a source.</param>
    /// <param name="canBeLive">Neither the model nor the sink must know the end.</param>
    /// <param name="cancellation">Ends waiting for it.</param>
    /// <exception cref="TalkingException">It cannot be read, or is empty.</exception>
    public static SpeechInput Open(SpeakRequest request, bool canBeLive, CancellationToken cancellation)
    {
        if (request.Audio is { } path)
        {
            (Waveform sound, IReadOnlyList<string> notes) = CheckedSounds.Take(path)
                ?? AudioReader.ReadNoted(path, Waveform.SpeechRateHz, cancellation);
            return new(Begin(sound, request.Preview), null, path, null, sound) { Notes = notes };
        }

        ISpeechSource source = request.Speech!;
        int most = request.Preview is { } preview ? SamplesOf(preview, source.RateHz) : int.MaxValue;
        if (canBeLive && source is not WaveformSource)
        {
            var live = new LimitedSource(source, request.Preview is null ? long.MaxValue : most);
            return new(null, null, null, source.RateHz == Waveform.SpeechRateHz ? live : new ResampledSource(live));
        }

        Waveform heard = source.ReadToEnd(most, cancellation);
        return heard.Samples.Length > 0
            ? new(Resampler.Resample(heard), heard, null, null)
            : throw new SpeakException("The speech ended before its first sample: there is nothing to speak.");
    }

    /// <summary>
    /// Refuses a file whose sound <see cref="Open"/> would refuse. A short one is kept for that; a long one is decoded and let go, a block
    /// at a time.
    /// </summary>
    /// <exception cref="MediaException">It cannot be read to its end, or holds samples that are no numbers.</exception>
    public static void RequireReadable(string path, CancellationToken cancellation) => CheckedSounds.Check(path, cancellation);

    /// <summary>Frames that cover it at a rate: the last one covers the end.</summary>
    public long FramesAt(FrameRate rate) => FramesOf(known, rate);

    /// <summary>The same of the whole recording, where only its beginning is spoken.</summary>
    public long WholeFramesAt(FrameRate rate) => FramesOf(whole, rate);

    /// <summary>The sound that goes with the video; null while it is not known.</summary>
    public SoundTrack? TrackFor(SpeakTimeline timeline)
    {
        if (known is null)
            return null;
        TimeSpan video = timeline.OutputDuration;
        TimeSpan length = known.Duration < video ? known.Duration : video;
        return file is not null ? SoundTrack.Of(file, length) : SoundTrack.Of(original!, length);
    }

    private static long FramesOf(Waveform? speech, FrameRate rate) =>
        speech is null ? SpeakTimeline.Endless : SpeakTimeline.Covering(speech.Samples.Length, speech.SampleRateHz, rate);

    private static Waveform Begin(Waveform speech, TimeSpan? preview) => preview is not { } length || length >= speech.Duration
        ? speech
        : new(speech.Samples[..SamplesOf(length, speech.SampleRateHz)], speech.SampleRateHz);

    private static int SamplesOf(TimeSpan length, int rateHz) => Math.Max(1, (int)Math.Min(int.MaxValue, length.TotalSeconds * rateHz));

    /// <summary>The beginning of a speech.</summary>
    private sealed class LimitedSource(ISpeechSource source, long most) : ISpeechSource
    {
        private long heard;

        public int RateHz => source.RateHz;

        public int Read(Span<float> block, CancellationToken cancellation)
        {
            if (heard == most)
                return 0;
            int count = source.Read(block[..(int)Math.Min(block.Length, most - heard)], cancellation);
            heard += count;
            return count;
        }
    }
}
