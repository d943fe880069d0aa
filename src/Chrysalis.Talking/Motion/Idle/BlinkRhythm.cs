using Chrysalis.Foundation.Random;

namespace Chrysalis.Talking.Motion.Idle;

/// <summary>How often and how long somebody blinks: intervals are log-normal beyond a shortest one, lengths log-normal.</summary>
/// <param name="MeanInterval">Mean seconds from one blink to the next.</param>
/// <param name="IntervalSpread">Standard deviation of the logarithm of the interval beyond the shortest one.</param>
/// <param name="Length">Median seconds of a blink.</param>
/// <param name="LengthSpread">Standard deviation of the logarithm of the length.</param>
internal sealed record BlinkRhythm(double MeanInterval, double IntervalSpread, double Length, double LengthSpread)
{
    /// <summary>The shortest time between two blinks, in seconds.</summary>
    public const double ShortestInterval = 0.5;

    /// <summary>People in general: 26 blinks a minute in conversation (Bentivoglio 1997), each of about 0.28 s.</summary>
    public static readonly BlinkRhythm General = new(60 / 26.0, 0.8, 0.28, 0.2);

    /// <summary>The mean intervals of people, in seconds; what is measured outside is a fault of the measurement.</summary>
    private const double LeastMean = 1.2, MostMean = 12;

    private const double ShortestBlink = 0.12;
    private const double LongestShut = 0.7;
    private const float HalfShut = 0.5f;

    /// <summary>So many blinks of people in general count beside those measured.</summary>
    private const double PriorBlinks = 2;

    private const int LeastForSpread = 8;

    /// <summary>Measures it.</summary>
    /// <param name="runs">Stretches of eye closures (0 to 1) without a gap.</param>
    /// <param name="rateHz">Values a second.</param>
    public static BlinkRhythm Fit(IReadOnlyList<float[]> runs, double rateHz)
    {
        List<double> intervals = [], lengths = [];
        int blinks = 0;
        foreach (float[] run in runs)
        {
            double? before = null;
            foreach ((double middle, double seconds) in Blinks(run, rateHz))
            {
                blinks++;
                lengths.Add(seconds);
                if (before is { } last)
                    intervals.Add(middle - last);
                before = middle;
            }
        }

        // From time and count, not from the intervals: long ones do not fit into short clips.
        double time = runs.Sum(run => run.Length) / rateHz;
        double mean = (time + PriorBlinks * General.MeanInterval) / (blinks + PriorBlinks);
        double[] beyond = [.. intervals.Select(interval => interval - ShortestInterval).Where(interval => interval > 0.01)];
        return new(
            Math.Clamp(mean, LeastMean, MostMean), Spread(beyond, General.IntervalSpread, 0.3, 1.5),
            Math.Clamp(lengths.Count == 0 ? General.Length : Median(lengths), ShortestBlink, BlinkTrain.MostSeconds),
            Spread([.. lengths], General.LengthSpread, 0.05, 0.5));
    }

    /// <summary>Blinks in this rhythm.</summary>
    public BlinkTrain Draw(ulong seed)
    {
        Xoshiro256 draw = new Seed(seed).For("blinks").NewRandom();
        double beyond = MeanInterval - ShortestInterval;
        double Interval() => ShortestInterval
            + beyond * Math.Exp(IntervalSpread * Gaussian(draw) - IntervalSpread * IntervalSpread / 2);
        double Seconds() => Math.Max(ShortestBlink, Length * Math.Exp(LengthSpread * Gaussian(draw)));
        return new(ShortestInterval + draw.NextDouble() * beyond, Interval, Seconds);
    }

    /// <summary>Middles and lengths in seconds of the blinks; eyes that stay shut are none, nor are those at an end of the run.</summary>
    /// <param name="run">Eye closures (0 to 1) without a gap.</param>
    /// <param name="rateHz">Values a second.</param>
    public static IEnumerable<(double Middle, double Seconds)> Blinks(float[] run, double rateHz)
    {
        for (int i = 1; i < run.Length; i++)
        {
            if (run[i] < HalfShut || run[i - 1] >= HalfShut)
                continue;
            int end = i;
            while (end < run.Length && run[end] >= HalfShut)
                end++;
            if (end == run.Length)
                yield break;
            double from = i - Over(run[i], run[i - 1]), to = end - 1 + Over(run[end - 1], run[end]);
            double shut = (to - from) / rateHz;
            if (shut <= LongestShut)
                yield return ((from + to) / 2 / rateHz, shut / BlinkTrain.HalfShutShare);
            i = end;
        }

        // How far beyond the crossing of one half the shut value lies, as a share of the step.
        static double Over(float shut, float open) => (shut - HalfShut) / (shut - open);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static double Spread(double[] values, double usual, double least, double most)
    {
        if (values.Length < LeastForSpread)
            return usual;
        double mean = values.Average(value => Math.Log(value));
        return Math.Clamp(Math.Sqrt(values.Average(value => Math.Pow(Math.Log(value) - mean, 2))), least, most);
    }

    private static double Gaussian(Xoshiro256 draw) =>
        Math.Sqrt(-2 * Math.Log(1 - draw.NextDouble())) * Math.Cos(Math.Tau * draw.NextDouble());
}
