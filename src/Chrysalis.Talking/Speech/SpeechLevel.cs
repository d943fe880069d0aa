namespace Chrysalis.Talking.Speech;

/// <summary>
/// How loud a speech is where something is said, and the gain that makes it as loud as speech usually is: the same words
/// then move the same mouth, near the microphone or far from it. Pauses and the noise in them do not count (as in ITU-T P.56).
/// </summary>
public static class SpeechLevel
{
    /// <summary>
    /// Active level that speech is brought to, in decibels below full scale: between that of read books (-23) and of the footage that the
    /// shipped models learnt from (-12), so that neither is heard much differently.
    /// </summary>
    public const double UsualDb = -15;

    private const double MostGainDb = 60, MostLossDb = 30;
    private const double LeastDb = -100;

    // Ordinary recordings, of which training changes the loudness by itself, are learnt from as they are.
    private const double LeastFootageDb = -24, MostFootageDb = -6;

    // As in voice activity: what hardly varies is steady noise.
    private const double LeastVariationDb = 10;
    private const double BelowLoudDb = 20;

    /// <summary>The active level in decibels below full scale; null where nothing is said.</summary>
    /// <param name="speech">The speech at any rate.</param>
    public static double? ActiveDb(Waveform speech)
    {
        ArgumentNullException.ThrowIfNull(speech);
        return ActiveDb(VoiceActivity.LevelsDb(speech));
    }

    /// <summary>The same of a sound whose levels, a step each, are known.</summary>
    internal static double? ActiveDb(IReadOnlyCollection<double> levels)
    {
        if (levels.Count == 0)
            return null;
        double[] sorted = [.. levels.Order()];
        double loud = Quantile(sorted, 0.97), floor = Quantile(sorted, 0.1);
        if (loud < LeastDb || loud - floor < LeastVariationDb)
            return null;
        double threshold = Math.Max(loud - BelowLoudDb, Math.Min(floor + LeastVariationDb, loud - LeastVariationDb));
        double power = levels.Where(level => level > threshold).Average(Power) - Power(floor);
        return power > 0 ? 10 * Math.Log10(power) : null;
    }

    /// <summary>The speech at the usual level; itself where nothing is said.</summary>
    /// <param name="speech">The speech at any rate; it is not changed.</param>
    public static Waveform Usual(Waveform speech)
    {
        if (ActiveDb(speech) is not { } level)
            return speech;
        float gain = GainFrom(level);
        float[] samples = new float[speech.Samples.Length];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = speech.Samples[i] * gain;
        return new(samples, speech.SampleRateHz);
    }

    /// <summary>
    /// What footage to learn from is multiplied by: 1 where it is about as loud as others; else the gain that makes it usual.
    /// </summary>
    /// <param name="levels">Levels of its steps.</param>
    internal static float GainOfFootage(IReadOnlyCollection<double> levels) =>
        ActiveDb(levels) is { } level and (< LeastFootageDb or > MostFootageDb) ? GainFrom(level) : 1;

    private static float GainFrom(double level) => (float)Math.Pow(10, Math.Clamp(UsualDb - level, -MostLossDb, MostGainDb) / 20);

    private static double Quantile(double[] sorted, double quantile) => sorted[(int)(quantile * (sorted.Length - 1))];

    private static double Power(double db) => Math.Pow(10, db / 10);
}
