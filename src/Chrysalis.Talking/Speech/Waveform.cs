namespace Chrysalis.Talking.Speech;

/// <summary>One channel of sound. May be shared between threads, while none writes its samples.</summary>
public sealed class Waveform
{
    /// <summary>The rate all speech features here are made at.</summary>
    public const int SpeechRateHz = 16000;

    /// <summary>Wraps samples without copying them.</summary>
    /// <param name="samples">Samples, nominally within [-1, 1].</param>
    /// <param name="sampleRateHz">Samples a second, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    public Waveform(float[] samples, int sampleRateHz)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        (Samples, SampleRateHz) = (samples, sampleRateHz);
    }

    /// <summary>Samples, nominally within [-1, 1].</summary>
    public float[] Samples { get; }

    /// <summary>Samples a second.</summary>
    public int SampleRateHz { get; }

    /// <summary>Length in time.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(Samples.Length / (double)SampleRateHz);
}
