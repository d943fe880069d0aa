namespace Chrysalis.Talking.Speech;

/// <summary>
/// Where something is being said, by energy: louder than the noise floor and not far below the speech's own level, with a
/// margin before and after so that quiet consonants at the edges of words stay, and soft ramps.
/// </summary>
public static class VoiceActivity
{
    private const double StepSeconds = 0.01;
    private const double MarginBeforeSeconds = 0.16;
    private const double MarginAfterSeconds = 0.16;
    private const double RampSeconds = 0.10;
    private const double AboveFloorDb = 10;
    private const double BelowSpeechDb = 38;
    private const double LeastSpeechDb = -65;
    private const double FloorSeconds = 3;
    private const int StepsBetweenFloors = 25;

    /// <summary>
    /// How much is being said in each video frame, from 0 (silence: the mouth rests) to 1 (speech), one value a frame until the sound ends.
    /// </summary>
    /// <param name="speech">The sound at any rate.</param>
    /// <param name="framesPerSecond">Video frames a second.</param>
    public static float[] Compute(Waveform speech, double framesPerSecond)
    {
        ArgumentNullException.ThrowIfNull(speech);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerSecond);
        double[] levels = LevelsDb(speech);
        double[] thresholds = Thresholds(levels);
        bool[] spoken = Widen([.. levels.Select((level, i) => level > thresholds[i])]);
        float[] soft = Soften(spoken);
        var activity = new float[(int)Math.Ceiling(speech.Duration.TotalSeconds * framesPerSecond)];
        for (int frame = 0; frame < activity.Length; frame++)
        {
            int step = (int)((frame + 0.5) / framesPerSecond / StepSeconds);
            activity[frame] = soft[Math.Min(step, soft.Length - 1)];
        }

        return activity;
    }

    /// <summary>Level of every 10 ms in decibels below full scale, of the signal without its slow drift.</summary>
    private static double[] LevelsDb(Waveform speech)
    {
        int length = Math.Max(1, (int)(speech.SampleRateHz * StepSeconds));
        var levels = new double[(speech.Samples.Length + length - 1) / length];
        for (int step = 0; step < levels.Length; step++)
        {
            ReadOnlySpan<float> part = speech.Samples.AsSpan(step * length, Math.Min(length, speech.Samples.Length - step * length));
            double mean = 0;
            double square = 0;
            foreach (float sample in part)
            {
                double finite = float.IsFinite(sample) ? sample : 0;
                mean += finite / part.Length;
                square += finite * finite / part.Length;
            }

            levels[step] = 10 * Math.Log10(Math.Max(square - mean * mean, 1e-12));
        }

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
        return [.. levels.Select((_, i) => Math.Max(least, most < double.PositiveInfinity ? Math.Min(floors[i / StepsBetweenFloors] + AboveFloorDb, most) : loud + AboveFloorDb))];

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
