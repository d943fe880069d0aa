using System.Globalization;
using Chrysalis.Quantum;

namespace Chrysalis.Cli.Quantum;

/// <summary>Large numbers and lengths of time as people read and write them.</summary>
internal static class Quantities
{
    private const double Minute = 60, Hour = 3600, Day = 86_400, Year = 31_557_600;

    private static readonly (string Suffix, double Seconds)[] Units =
        [("ms", 1e-3), ("us", 1e-6), ("ns", 1e-9), ("min", Minute), ("s", 1), ("m", Minute), ("h", Hour), ("d", Day), ("y", Year)];

    /// <summary>A number of qubits: 912 thousand, 17.0 million, 2.48 billion.</summary>
    public static string Count(double value) => value switch
    {
        < 10_000 => Text($"{value:0}"),
        < 999_500 => Text($"{value / 1e3:0} thousand"),
        < 999_500_000 => Text($"{value / 1e6:0.0#} million"),
        < 1e12 => Text($"{value / 1e9:0.0#} billion"),
        _ => Text($"{value:0.0e+0}"),
    };

    /// <summary>A length of time in the unit that suits it.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 1e-3 => Text($"{seconds * 1e6:0.##} us"),
        < 1 => Text($"{seconds * 1e3:0.##} ms"),
        < 120 => Text($"{seconds:0.#} s"),
        < 2 * Hour => Text($"{seconds / Minute:0.0} min"),
        < 2 * Day => Text($"{seconds / Hour:0.0} h"),
        < 2 * Year => Text($"{seconds / Day:0.0} days"),
        < 1e5 * Year => Text($"{seconds / Year:0} years"),
        _ => Text($"{seconds / Year:0.0e+0} years"),
    };

    /// <summary>A length of time that a user wrote: <c>1h</c>, <c>9min</c>, <c>1us</c>, <c>1d</c>, or plain seconds.</summary>
    /// <exception cref="QuantumException">Not a length of time above zero.</exception>
    public static double Seconds(string option, string given)
    {
        (string suffix, double unit) = Units.FirstOrDefault(one => given.EndsWith(one.Suffix, StringComparison.Ordinal), ("", 1));
        bool isNumber = double.TryParse(given[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        return isNumber && value > 0 && double.IsFinite(value * unit)
            ? value * unit
            : throw new QuantumException($"{option} takes a length of time above zero such as 1us, 30s, 9min, 8h or 1d, not '{given}'.");
    }

    /// <summary>A date in years as a year; "never" for none.</summary>
    public static string Date(double? year) => year is { } date ? Text($"{Math.Floor(date):0}") : "never";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
