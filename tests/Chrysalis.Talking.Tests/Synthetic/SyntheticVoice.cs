namespace Chrysalis.Talking.Tests.Synthetic;

/// <summary>
/// A voice of buzzing syllables between pauses, and the mouth that goes with it: it opens with the sound's loudness, which is what a
/// network is to learn.
/// </summary>
/// <param name="seed">Another one says something else.</param>
/// <param name="seconds">How long it speaks.</param>
internal sealed class SyntheticVoice
{
    /// <summary>Samples a second.</summary>
    public const int RateHz = 16000;

    /// <summary>The widest gap of the lips, in head space.</summary>
    public const float WidestOpening = 0.14f;

    private const float SyllableSeconds = 0.22f;
    private const float PauseShare = 0.18f;
    private const float PitchHz = 118;
    private readonly float[] loudness;

    public SyntheticVoice(int seed, double seconds)
    {
        var random = new Random(seed);
        loudness = [.. Enumerable.Range(0, (int)Math.Ceiling(seconds / SyllableSeconds) + 1)
            .Select(_ => random.NextSingle() < PauseShare ? 0 : 0.25f + 0.75f * random.NextSingle())];
        Samples = new float[(int)(seconds * RateHz)];
        double phase = 0;
        for (int i = 0; i < Samples.Length; i++)
        {
            double time = (double)i / RateHz;
            phase += 2 * Math.PI * PitchHz * (1 + 0.12 * Math.Sin(2 * Math.PI * 0.35 * time)) / RateHz;
            double buzz = 0;
            for (int harmonic = 1; harmonic <= 24; harmonic++)
                buzz += Math.Sin(harmonic * phase) * Formants(harmonic * PitchHz);
            Samples[i] = (float)(0.12 * Loudness(time) * buzz + 0.0005 * (random.NextDouble() - 0.5));
        }
    }

    /// <summary>The sound.</summary>
    public float[] Samples { get; }

    /// <summary>How far the lips are apart at a frame of a video of 25 frames a second, in head space.</summary>
    public float Opening(int frame) => WidestOpening * Loudness((frame + 0.5) / 25);

    /// <summary>0 to 1: every syllable swells and fades.</summary>
    private float Loudness(double time)
    {
        double place = Math.Clamp(time / SyllableSeconds, 0, loudness.Length - 1);
        int syllable = (int)place;
        double swell = Math.Sin(Math.PI * (place - syllable));
        return (float)(loudness[syllable] * swell * swell);
    }

    private static double Formants(double hertz) =>
        (Math.Exp(-Square((hertz - 650) / 260)) + 0.6 * Math.Exp(-Square((hertz - 1250) / 300)) + 0.25) / (1 + hertz / 900);

    private static double Square(double value) => value * value;
}
