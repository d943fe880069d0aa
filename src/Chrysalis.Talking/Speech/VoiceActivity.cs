namespace Chrysalis.Talking.Speech;

/// <summary>
/// Where something is being said, by energy: louder than the noise floor and not far below the speech's own level, with a
/// margin before and after, and soft ramps: quiet consonants at the edges of words stay, and mouths move before they are heard (by 0.1 to
/// 0.3 s: Chandrasekaran et al., "The natural statistics of audiovisual speech", PLoS Computational Biology 5(7), 2009).
/// </summary>
/// <seealso cref="CausalVoiceActivity"/>
public static class VoiceActivity
{
    internal const double StepSeconds = 0.01;
    private const double MarginBeforeSeconds = 0.32;
    private const double MarginAfterSeconds = 0.24;
    private const double RampSeconds = 0.10;
    private const double AboveFloorDb = 10;
    private const double BelowSpeechDb = 38;
    private const double LeastSpeechDb = -65;
    private const double FloorSeconds = 3;

    /// <summary>Steps from one estimate of the noise to the next.</summary>
    internal const int StepsBetweenFloors = 25;

    /// <summary>
    /// Steps after a step that decide on it when the thresholds are known: margin, ramp, and a neighbour that tells speech from a click.
    /// </summary>
    internal const int LookAheadSteps = (int)((MarginBeforeSeconds + RampSeconds) / StepSeconds + 0.5) + 1;

    /// <summary>
    /// How much is being said in each video frame, from 0 (silence: the mouth rests) to 1 (speech), one value a frame until the sound ends.
    /// </summary>
    /// <param name="speech">The sound at any rate.</param>
    /// <param name="framesPerSecond">Video frames a second.</param>
    public static float[] Compute(Waveform speech, double framesPerSecond)
    {
        ArgumentNullException.ThrowIfNull(speech);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerSecond);
        float[] soft = OfLevels(LevelsDb(speech));
        var activity = new float[(int)Math.Ceiling(speech.Duration.TotalSeconds * framesPerSecond)];
        for (int frame = 0; frame < activity.Length; frame++)
            activity[frame] = soft[Math.Min(StepOf(frame, framesPerSecond), soft.Length - 1)];

        return activity;
    }

    /// <summary>The step in the middle of a video frame.</summary>
    internal static long StepOf(long frame, double framesPerSecond) => (long)((frame + 0.5) / framesPerSecond / StepSeconds);

    /// <summary>Samples of a step.</summary>
    internal static int StepSamples(int sampleRateHz) => Math.Max(1, (int)(sampleRateHz * StepSeconds));

    /// <summary>How much is being said in each step of a sound whose levels are known; one value where there is no step.</summary>
    internal static float[] OfLevels(double[] levels)
    {
        double[] thresholds = Thresholds(levels);
        bool[] spoken = Widen([.. levels.Select((level, i) => level > thresholds[i])]);
        return Soften(spoken);
    }

    /// <summary>Level of a step in decibels below full scale, of the signal without its slow drift.</summary>
    internal static double LevelDb(ReadOnlySpan<float> step)
    {
        double mean = 0;
        double square = 0;
        foreach (float sample in step)
        {
            double finite = float.IsFinite(sample) ? sample : 0;
            mean += finite / step.Length;
            square += finite * finite / step.Length;
        }

        return 10 * Math.Log10(Math.Max(square - mean * mean, 1e-12));
    }

    /// <summary>Levels of a sound's steps.</summary>
    internal static double[] LevelsDb(Waveform speech)
    {
        int length = StepSamples(speech.SampleRateHz);
        var levels = new double[(speech.Samples.Length + length - 1) / length];
        for (int step = 0; step < levels.Length; step++)
            levels[step] = LevelDb(speech.Samples.AsSpan(step * length, Math.Min(length, speech.Samples.Length - step * length)));
        return levels;
    }

    /// <summary>
    /// Above the noise around each moment (the level a tenth of the surrounding three seconds stay below, so that a noise that
    /// sets in is learned) and not far below the loudest speech. Where the whole sound hardly varies, it is steady noise: silence.
    /// </summary>
    private static double[] Thresholds(double[] levels)
    {
        if (levels.Length == 0)
            return [];
        double loud = Quantile(levels, 0.97);
        double least = Math.Max(LeastSpeechDb, loud - BelowSpeechDb);
        double most = loud - Quantile(levels, 0.1) < AboveFloorDb ? double.PositiveInfinity : loud - AboveFloorDb;
        int reach = (int)(FloorSeconds / StepSeconds / 2);
        double[] floors = [.. Enumerable.Range(0, levels.Length / StepsBetweenFloors + 1).Select(k => FloorAround(k * StepsBetweenFloors))];
        return [.. levels.Select((_, i) => Math.Max(
            least, most < double.PositiveInfinity ? Math.Min(floors[i / StepsBetweenFloors] + AboveFloorDb, most) : loud + AboveFloorDb))];

        double FloorAround(int centre) =>
            Quantile(levels.AsSpan(Math.Clamp(centre - reach, 0, levels.Length - 1)..Math.Min(levels.Length, centre + reach + 1)), 0.1);
    }

    private static double Quantile(ReadOnlySpan<double> values, double quantile)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted[(int)(quantile * (sorted.Length - 1))];
    }

    private static bool[] Widen(bool[] spoken)
    {
        int before = (int)(MarginBeforeSeconds / StepSeconds);
        int after = (int)(MarginAfterSeconds / StepSeconds);
        var wide = new bool[spoken.Length];
        for (int i = 0; i < spoken.Length; i++)
        {
            // A lone loud step is a click, not speech.
            if (spoken[i] && ((i > 0 && spoken[i - 1]) || (i + 1 < spoken.Length && spoken[i + 1])))
                wide.AsSpan(Math.Max(0, i - before)..Math.Min(spoken.Length, i + after + 1)).Fill(true);
        }

        return wide;
    }

    /// <summary>Ramps outwards from the spoken parts: within them the value is 1.</summary>
    private static float[] Soften(bool[] spoken)
    {
        int ramp = (int)(RampSeconds / StepSeconds);
        var soft = new float[Math.Max(1, spoken.Length)];
        int since = ramp;
        for (int i = 0; i < spoken.Length; i++)
        {
            since = spoken[i] ? 0 : since + 1;
            soft[i] = Math.Max(0, 1 - since / (float)ramp);
        }

        since = ramp;
        for (int i = spoken.Length - 1; i >= 0; i--)
        {
            since = spoken[i] ? 0 : since + 1;
            soft[i] = Math.Max(soft[i], Math.Max(0, 1 - since / (float)ramp));
        }

        return soft;
    }
}
