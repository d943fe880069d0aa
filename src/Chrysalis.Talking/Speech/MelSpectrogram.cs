namespace Chrysalis.Talking.Speech;

/// <summary>
/// The mel spectrogram that Wav2Lip hears (Prajwal 2020, its <c>audio.py</c> and <c>hparams.py</c>): 16 kHz, pre-emphasis 0.97, frames of
/// 800 samples (periodic Hann, centred, reflected at the ends) every 200, 80 Slaney mels from 55 to 7600 Hz, in decibels below 20 dB,
/// mapped from [-100, 0] dB to [-4, 4]. Read-only: may be shared between threads.
/// </summary>
/// <seealso cref="CausalMelSpectrogram"/>
public sealed class MelSpectrogram
{
    /// <summary>Mel bands a frame.</summary>
    public const int BandCount = 80;

    /// <summary>Mel frames a second.</summary>
    public const int FramesPerSecond = 80;

    /// <summary>The value of silence.</summary>
    public const float Silence = -4;

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
            throw new SpeechException($"The sound has {speech.SampleRateHz} samples a second; the mel spectrogram takes "
                + $"{Waveform.SpeechRateHz}: resample it first.");

        int frames = speech.Samples.Length / MelFrameKernel.HopSamples + 1;
        var values = new float[frames * BandCount];
        Parallel.For(0, (frames + 511) / 512, () => new MelFrameKernel(), (block, _, kernel) =>
        {
            for (int frame = block * 512; frame < Math.Min(frames, (block + 1) * 512); frame++)
                kernel.Compute(speech.Samples, 0, speech.Samples.Length, frame, values.AsSpan(frame * BandCount, BandCount));
            return kernel;
        }, _ => { });
        return new(values);
    }
}
