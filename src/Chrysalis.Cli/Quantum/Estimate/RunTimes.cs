using System.Globalization;
using Chrysalis.Cli.CommandLine;

namespace Chrysalis.Cli.Quantum.Estimate;

/// <summary>Reads lengths of time from nanoseconds to years.</summary>
internal static class RunTimes
{
    private const double Minute = 60, Hour = 3600, Day = 86_400, Year = 31_557_600;

    private static readonly (string Suffix, double Seconds)[] Units =
        [("ms", 1e-3), ("us", 1e-6), ("ns", 1e-9), ("min", Minute), ("s", 1), ("m", Minute), ("h", Hour), ("d", Day), ("y", Year)];

    /// <summary>A length of time that a user wrote: <c>1h</c>, <c>9min</c>, <c>1us</c>, <c>1d</c>, or plain seconds.</summary>
    /// <exception cref="UsageException">Not a length of time above zero.</exception>
    public static double Seconds(string option, string given)
    {
        (string suffix, double unit) = Units.FirstOrDefault(one => given.EndsWith(one.Suffix, StringComparison.Ordinal), ("", 1));
        bool isNumber = double.TryParse(given[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        if (!isNumber)
            DecimalComma.RequireNone(option, given);
        return isNumber && value > 0 && double.IsFinite(value * unit)
            ? value * unit
            : throw new UsageException($"{option} takes a length of time above zero such as 1us, 30s, 9min, 8h or 1d, not '{given}'.");
    }
}
