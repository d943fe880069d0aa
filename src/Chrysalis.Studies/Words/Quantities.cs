using static System.FormattableString;

namespace Chrysalis.Studies.Words;

/// <summary>Large numbers and lengths of time as people read and write them.</summary>
public static class Quantities
{
    private const double Minute = 60, Hour = 3600, Day = 86_400, Year = 31_557_600;

    /// <summary>A number of qubits: 912 thousand, 17.0 million, 317 million, 2.48 billion.</summary>
    public static string Count(double value) => value switch
    {
        < 10_000 => Invariant($"{value:0}"),
        < 999_500 => Invariant($"{value / 1e3:0} thousand"),
        < 9_995_000 => Invariant($"{value / 1e6:0.00} million"),
        < 99_950_000 => Invariant($"{value / 1e6:0.0} million"),
        < 999_500_000 => Invariant($"{value / 1e6:0} million"),
        < 1e12 => Invariant($"{value / 1e9:0.00} billion"),
        _ => Invariant($"{value:0.0e+0}"),
    };

    /// <summary>A length of time in the unit that suits it.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 1e-3 => Invariant($"{seconds * 1e6:0.##} us"),
        < 1 => Invariant($"{seconds * 1e3:0.##} ms"),
        < 120 => Invariant($"{seconds:0.#} s"),
        < 2 * Hour => Invariant($"{seconds / Minute:0.0} min"),
        < 2 * Day => Invariant($"{seconds / Hour:0.0} h"),
        < 2 * Year => Invariant($"{seconds / Day:0.0} days"),
        < 1e5 * Year => Invariant($"{seconds / Year:0} years"),
        _ => Invariant($"{seconds / Year:0.0e+0} years"),
    };

    /// <summary>A date in years as a year; "never" for none.</summary>
    public static string Date(double? year) => year is { } date ? Invariant($"{Math.Floor(date):0}") : "never";

    /// <summary>A length of time in the unit that suits it.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 120 => Invariant($"{seconds:0.0} s"),
        < 7200 => Invariant($"{seconds / 60:0.0} min"),
        < 172_800 => Invariant($"{seconds / 3600:0.0} h"),
        < 63_115_200 => Invariant($"{seconds / 86_400:0.0} days"),
        _ => Invariant($"{seconds / 31_557_600:0.##e+0} years"),
    };

    /// <summary>A large number in words: 317 million, 1.9 billion, 500,000.</summary>
    public static string Large(double number) => number switch
    {
        >= 1e9 => Invariant($"{number / 1e9:0.##} billion"),
        >= 1e6 => Invariant($"{number / 1e6:0.##} million"),
        _ => Invariant($"{number:#,##0}"),
    };
}
