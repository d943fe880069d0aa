namespace Chrysalis.Quantum.Statistics;

/// <summary>An interval for a probability from counted successes (Wilson 1927), right also near 0 and 1.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    /// <summary>The interval of <paramref name="successes"/> out of <paramref name="trials"/>.</summary>
    /// <param name="successes">Successes counted.</param>
    /// <param name="trials">Trials; at least 1.</param>
    /// <param name="sigmas">Half-width in standard deviations: 1.96 for 95 %.</param>
    public static WilsonInterval Of(long successes, long trials, double sigmas = 1.96)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        double share = (double)successes / trials;
        double square = sigmas * sigmas;
        double centre = (share + square / (2 * trials)) / (1 + square / trials);
        double half = sigmas * Math.Sqrt(share * (1 - share) / trials + square / (4.0 * trials * trials)) / (1 + square / trials);
        return new(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>True when the value lies inside.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
