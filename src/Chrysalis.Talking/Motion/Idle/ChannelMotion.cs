namespace Chrysalis.Talking.Motion.Idle;

/// <summary>How one of the numbers of a head's place moves.</summary>
/// <param name="Centre">Its mean.</param>
/// <param name="Least">The least that is drawn.</param>
/// <param name="Most">The most that is drawn.</param>
/// <param name="Powers">Its variance in each band of <see cref="MotionSpectrum.BandsHz"/>.</param>
internal sealed record ChannelMotion(double Centre, double Least, double Most, IReadOnlyList<double> Powers)
{
    /// <summary>What of the values lies outside the bounds at either side.</summary>
    private const double Outside = 0.005;

    /// <summary>Short footage shows little of what there is: the bounds are at least so many deviations from the mean.</summary>
    private const double LeastDeviations = 1.5;

    /// <summary>Measures a channel.</summary>
    /// <param name="runs">Stretches without a gap.</param>
    /// <param name="rateHz">Values a second.</param>
    public static ChannelMotion Fit(IReadOnlyList<double[]> runs, double rateHz)
    {
        double[] all = [.. runs.SelectMany(run => run).Order()];
        double mean = all.Average();
        double[] powers = MotionSpectrum.Fit(runs, rateHz);
        double room = LeastDeviations * Math.Sqrt(powers.Sum());
        int outside = (int)(all.Length * Outside);
        return new(mean, Math.Min(all[outside], mean - room), Math.Max(all[^(1 + outside)], mean + room), powers);
    }

    /// <summary>A value held within the bounds, without a corner: near a bound it slows down.</summary>
    public double Held(double value)
    {
        const double Free = 0.7;
        double bound = value < Centre ? Least - Centre : Most - Centre;
        if (bound == 0)
            return Centre;
        double share = (value - Centre) / bound;
        return share <= Free ? value : Centre + bound * (Free + (1 - Free) * Math.Tanh((share - Free) / (1 - Free)));
    }
}
