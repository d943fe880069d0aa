namespace Chrysalis.Talking.Speech;

/// <summary>One channel of sound.</summary>
/// <param name="Samples">Samples, nominally within [-1, 1].</param>
/// <param name="SampleRateHz">Samples a second.</param>
public sealed record Waveform(float[] Samples, int SampleRateHz)
{
    /// <summary>The rate all speech features here are made at.</summary>
    public const int SpeechRateHz = 16000;

    /// <summary>Length in time.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(Samples.Length / (double)SampleRateHz);
}
