namespace Chrysalis.Talking.Speech;

/// <summary>
/// The mel spectrogram that Wav2Lip hears (Prajwal 2020, its <c>audio.py</c> and <c>hparams.py</c>): 16 kHz, pre-emphasis 0.97,
/// frames of 800 samples (periodic Hann, centred, reflected at the ends) every 200, 80 Slaney mels from 55 to 7600 Hz,
/// in decibels below 20 dB, mapped from [-100, 0] dB to [-4, 4].
/// </summary>
public sealed class MelSpectrogram
{
    /// <summary>Mel bands a frame.</summary>
    public const int BandCount = 80;

    /// <summary>Mel frames a second.</summary>
    public const int FramesPerSecond = 80;

    /// <summary>The value of silence.</summary>
    public const float Silence = -4;

    private const int FrameSamples = 800;
    private const int HopSamples = 200;
    private const float PreEmphasis = 0.97f;
    private const float ReferenceDb = 20;
    private const float MinimumDb = -100;
    private static readonly MelFilterBank Filters = new(BandCount, 55, 7600, FrameSamples, Waveform.SpeechRateHz);
    private static readonly float[] Window = [.. Enumerable.Range(0, FrameSamples).Select(i => (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * i / FrameSamples)))];

    private MelSpectrogram(float[] values) => Values = values;

    /// <summary>Values in [-4, 4], frames x 80.</summary>
    public float[] Values { get; }

    /// <summary>Number of mel frames.</summary>
    public int FrameCount => Values.Length / BandCount;

    /// <summary>One frame's 80 values.</summary>
    public ReadOnlySpan<float> Frame(int index) => Values.AsSpan(index * BandCount, BandCount);

    /// <summary>Computes the spectrogram: one frame every 200 samples, the first centred on sample 0.</summary>
    /// <exception cref="SpeechException">The sound is not at 16 kHz.</exception>
    public static MelSpectrogram Compute(Waveform speech)
    {
        ArgumentNullException.ThrowIfNull(speech);
        if (speech.SampleRateHz != Waveform.SpeechRateHz)
            throw new SpeechException($"The sound has {speech.SampleRateHz} samples a second; the mel spectrogram takes {Waveform.SpeechRateHz}: resample it first.");

        int frames = speech.Samples.Length / HopSamples + 1;
        var values = new float[frames * BandCount];
        Parallel.For(0, (frames + 511) / 512, () => new FrameKernel(speech.Samples), (block, _, kernel) =>
        {
            for (int frame = block * 512; frame < Math.Min(frames, (block + 1) * 512); frame++)
                kernel.Compute(frame, values.AsSpan(frame * BandCount, BandCount));
            return kernel;
        }, _ => { });
        return new(values);
    }

    /// <summary>Computes single frames; holds their buffers.</summary>
    private sealed class FrameKernel(float[] samples)
    {
        private readonly RealSpectrum spectrum = new(FrameSamples);
        private readonly float[] windowed = new float[FrameSamples];
        private readonly float[] magnitudes = new float[FrameSamples / 2 + 1];

        public void Compute(int frame, Span<float> mel)
        {
            int start = frame * HopSamples - FrameSamples / 2;
            for (int i = 0; i < FrameSamples; i++)
                windowed[i] = Emphasised(start + i) * Window[i];
            spectrum.Magnitudes(windowed, magnitudes);
            Filters.Apply(magnitudes, mel);
            for (int band = 0; band < BandCount; band++)
            {
                float db = 20 * MathF.Log10(MathF.Max(1e-5f, mel[band])) - ReferenceDb;
                mel[band] = Math.Clamp((db - MinimumDb) / -MinimumDb * 8 - 4, -4, 4);
            }
        }

        /// <summary>A pre-emphasised sample; beyond the ends the signal is reflected, a very short one again and again.</summary>
        private float Emphasised(int index)
        {
            int count = samples.Length;
            if (count < 2)
                return count == 1 && index == 0 ? Finite(samples[0]) : 0;
            int period = 2 * (count - 1);
            int folded = ((index % period) + period) % period;
            int at = folded < count ? folded : period - folded;
            return Finite(samples[at]) - (at > 0 ? PreEmphasis * Finite(samples[at - 1]) : 0);
        }

        private static float Finite(float sample) => float.IsFinite(sample) ? Math.Clamp(sample, -8, 8) : 0;
    }
}
