using System.Globalization;
using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.Timeline;

/// <summary>
/// When a machine first exists that can do a stated job: equally likely dates in years of our calendar (2031.5 is the middle of 2031),
/// infinite where the machine never comes. Read-only: may be shared between threads.
/// </summary>
public sealed class BreakDateDistribution
{
    /// <summary>Rounding that a day's fraction of a year may suffer, in days.</summary>
    private const double DaySlack = 1e-6;

    private readonly double[] years;

    /// <summary>Sorts the dates that simulated futures gave.</summary>
    /// <param name="machine">What the machine can do, for people.</param>
    /// <param name="years">One date a future, in years; positive infinity where it never comes. At least one.</param>
    /// <exception cref="QuantumException">No date, or one that is not a number.</exception>
    public BreakDateDistribution(string machine, IEnumerable<double> years)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(years);
        this.years = [.. years];
        if (this.years.Length == 0)
            throw new QuantumException($"The break dates of '{machine}' are empty: give at least one simulated future.");
        if (this.years.Any(year => double.IsNaN(year) || double.IsNegativeInfinity(year)))
            throw new QuantumException(
                $"The break dates of '{machine}' hold one that is not a number: give years, or positive infinity for never.");
        Array.Sort(this.years);
        Machine = machine;
    }

    /// <summary>What the machine can do, for people.</summary>
    public string Machine { get; }

    /// <summary>All dates in years, ascending; positive infinity where the machine never comes.</summary>
    public IReadOnlyList<double> SortedYears => years;

    /// <summary>The date in years that half of all futures reach; infinite when half never do.</summary>
    public double Median => Quantile(0.5);

    /// <summary>Share of futures in which the machine never comes.</summary>
    public double ProbabilityOfNever => 1 - (double)CountBefore(double.PositiveInfinity) / years.Length;

    /// <summary>
    /// The date in years before which a share of all futures has the machine, interpolated between neighbours; infinite where it falls
    /// among those that never have it.
    /// </summary>
    /// <param name="share">Share of futures, 0 to 1.</param>
    /// <exception cref="QuantumException">Outside 0 to 1.</exception>
    public double Quantile(double share)
    {
        if (!(share >= 0 && share <= 1))
            throw new QuantumException(
                string.Create(CultureInfo.InvariantCulture, $"The quantile {share} lies outside 0 to 1: give a share such as 0.5."));
        double position = share * (years.Length - 1);
        int below = (int)position;
        double part = position - below;
        double low = years[below];
        return part == 0 || double.IsInfinity(low) ? low : low + part * (years[below + 1] - low);
    }

    /// <summary>Share of futures that have the machine before <paramref name="year"/>.</summary>
    /// <param name="year">Date in years.</param>
    public double ProbabilityBefore(double year) => (double)CountBefore(year) / years.Length;

    /// <summary>Share of futures that have the machine before the beginning of <paramref name="date"/>.</summary>
    public double ProbabilityBefore(DateOnly date) => ProbabilityBefore(YearOf(date));

    /// <summary>
    /// The 95 % interval of <see cref="ProbabilityBefore(double)"/> that the number of futures leaves (the model's own doubt is not in it).
    /// </summary>
    /// <param name="year">Date in years.</param>
    public WilsonInterval IntervalBefore(double year) => WilsonInterval.Of(CountBefore(year), years.Length);

    /// <summary>A calendar date in years: 2 July 2031 is about 2031.5.</summary>
    public static double YearOf(DateOnly date) => date.Year + (date.DayOfYear - 1) / (double)DaysOf(date.Year);

    /// <summary>The calendar date of a date in years; null when it never comes or the calendar ends before.</summary>
    /// <param name="year">Date in years.</param>
    public static DateOnly? DateOf(double year)
    {
        if (!(year >= 1 && year < 9999))
            return null;
        var first = new DateOnly((int)year, 1, 1);
        return first.AddDays((int)Math.Floor((year - first.Year) * DaysOf(first.Year) + DaySlack));
    }

    private static int DaysOf(int year) => DateTime.IsLeapYear(year) ? 366 : 365;

    private int CountBefore(double year)
    {
        int low = 0, high = years.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (years[middle] < year)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
