namespace Chrysalis.Quantum.Statistics;

/// <summary>A measured quantity with its 95 % interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct RateEstimate(double Value, double Low, double High)
{
    /// <summary>Logical errors a shot, with the Wilson interval.</summary>
    /// <param name="errors">Shots decoded wrongly.</param>
    /// <param name="shots">Shots; 0 gives an estimate that excludes nothing.</param>
    public static RateEstimate PerShot(long errors, long shots)
    {
        if (shots == 0)
            return new(double.NaN, 0, 1);
        WilsonInterval interval = WilsonInterval.Of(errors, shots);
        return new((double)errors / shots, errors == 0 ? 0 : interval.Low, interval.High);
    }

    /// <summary>
    /// Errors a cycle from errors a shot: the observable flips with chance e in each of r cycles, and an even number of
    /// flips cancels, so 1 - 2 P = (1 - 2 e)^r. The ends of the interval convert in the same way. A half of wrong shots or
    /// more says nothing of e but that it is not small: one half. Source: Google Quantum AI, arXiv:2408.13687, and O'Brien,
    /// Tarasinski, DiCarlo, arXiv:1703.04136.
    /// </summary>
    /// <param name="cycles">Cycles r a shot; at least 1.</param>
    public RateEstimate PerCycle(int cycles) => new(PerCycle(Value, cycles), PerCycle(Low, cycles), PerCycle(High, cycles));

    /// <summary>Errors a cycle from a share of wrong shots; see <see cref="PerCycle(int)"/>.</summary>
    /// <param name="perShot">Share of wrong shots.</param>
    /// <param name="cycles">Cycles a shot; at least 1.</param>
    public static double PerCycle(double perShot, int cycles)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cycles, 1);
        return perShot >= 0.5 ? 0.5 : -SmallDifferences.ExpLess1(SmallDifferences.LogOf1Plus(-2 * perShot) / cycles) / 2;
    }

    /// <summary>The share of wrong shots after so many cycles.</summary>
    /// <param name="perCycle">Errors a cycle.</param>
    /// <param name="cycles">Cycles.</param>
    public static double AfterCycles(double perCycle, int cycles) =>
        -SmallDifferences.ExpLess1(cycles * SmallDifferences.LogOf1Plus(-2 * perCycle)) / 2;
}
