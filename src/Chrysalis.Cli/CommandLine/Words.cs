using System.Globalization;
using Chrysalis.Foundation.Text;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Reads the values of options: names out of a list, lengths of time, numbers within limits.</summary>
internal static class Words
{
    /// <summary>One of <paramref name="known"/>, in any case.</summary>
    /// <exception cref="UsageException">Not among them; the nearest is suggested.</exception>
    public static string OneOf(string kind, string given, IReadOnlyCollection<string> known) =>
        known.FirstOrDefault(name => name.Equals(given, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException(NearestName.Unknown(kind, given, known));

    /// <summary>An enumeration's value by its lower-case name.</summary>
    /// <exception cref="UsageException">No such name; the nearest is suggested.</exception>
    public static T OneOf<T>(string kind, string given) where T : struct, Enum =>
        Enum.Parse<T>(OneOf(kind, given, [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())]), ignoreCase: true);

    /// <summary>A length of time: <c>3s</c>, <c>1500ms</c>, <c>2m</c>, or plain seconds.</summary>
    /// <exception cref="UsageException">Not a length of time above zero.</exception>
    public static TimeSpan Duration(string option, string given)
    {
        (string number, double secondsPerUnit) = given switch
        {
            _ when given.EndsWith("ms", StringComparison.Ordinal) => (given[..^2], 0.001),
            _ when given.EndsWith('s') => (given[..^1], 1),
            _ when given.EndsWith('m') => (given[..^1], 60),
            _ => (given, 1),
        };
        bool isNumber = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        if (!isNumber)
            DecimalComma.RequireNone(option, given);
        return isNumber && value > 0 && value * secondsPerUnit < 1e7
            ? TimeSpan.FromSeconds(value * secondsPerUnit)
            : throw new UsageException($"{option} takes a length of time above zero such as 3s, 1500ms or 2m, not '{given}'.");
    }

    /// <summary>Refuses a number outside its limits.</summary>
    /// <exception cref="UsageException">Outside.</exception>
    public static T? Within<T>(string option, T? value, T least, T most) where T : struct, IComparable<T>
    {
        if (value is { } given && (given.CompareTo(least) < 0 || given.CompareTo(most) > 0))
            throw new UsageException(
                string.Create(CultureInfo.InvariantCulture, $"{option} takes a number from {least} to {most}, not {given}."));
        return value;
    }
}
