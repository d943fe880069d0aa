namespace Chrysalis.Talking.Speech;

/// <summary>
/// Changes the sample rate by a windowed-sinc low-pass (Kaiser window, 80 dB) evaluated at each output sample's exact time
/// (Smith, "Digital Audio Resampling"). A speech that is still being spoken goes through <see cref="ResampledSource"/>.
/// </summary>
public static class Resampler
{
    private const int BlockSamples = 8192;

    /// <summary>The sound at another rate; as long in time, to the sample.</summary>
    /// <exception cref="SpeechException">The rates have too small a common divisor.</exception>
    public static Waveform Resample(Waveform sound, int sampleRateHz = Waveform.SpeechRateHz)
    {
        ArgumentNullException.ThrowIfNull(sound);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        if (sound.SampleRateHz == sampleRateHz)
            return sound;

        var filter = new ResamplingFilter(sound.SampleRateHz, sampleRateHz);
        var output = new float[(int)filter.LengthOf(sound.Samples.Length)];
        Parallel.For(0, (output.Length + BlockSamples - 1) / BlockSamples, block =>
        {
            for (int i = block * BlockSamples; i < Math.Min(output.Length, (block + 1) * BlockSamples); i++)
                output[i] = filter.At(sound.Samples, 0, i);
        });
        return new Waveform(output, sampleRateHz);
    }
}
