using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Chrysalis.Cli.CommandLine;

/// <summary>
/// Has every numeric option of a tree of commands read numbers in one way, in every country: digits, a point before decimals, an
/// exponent (<c>0.5</c>, <c>1e-3</c>). The parser's own way takes a comma for a separator of thousands, so that 1,5 became 15.
/// </summary>
internal static class InvariantNumbers
{
    /// <summary>Sees to a command and all below it.</summary>
    public static void Require(Command command)
    {
        foreach (Option option in command.Options)
            Require(option);
        foreach (Command child in command.Subcommands)
            Require(child);
    }

    private static void Require(Option option)
    {
        if (option is Option<double> real)
            real.CustomParser = result => Read<double>(option, result) ?? 0;
        else if (option is Option<double?> perhapsReal)
            perhapsReal.CustomParser = result => Read<double>(option, result);
        else if (option is Option<int> whole)
            whole.CustomParser = result => Read<int>(option, result) ?? 0;
        else if (option is Option<int?> perhapsWhole)
            perhapsWhole.CustomParser = result => Read<int>(option, result);
        else if (option is Option<long> large)
            large.CustomParser = result => Read<long>(option, result) ?? 0;
        else if (option is Option<long?> perhapsLarge)
            perhapsLarge.CustomParser = result => Read<long>(option, result);
    }

    private static T? Read<T>(Option option, ArgumentResult result) where T : struct, INumber<T>
    {
        // An option whose number may be left out has none to read.
        if (result.Tokens.Count == 0)
            return null;
        string given = result.Tokens[0].Value;
        bool counts = option is ICountOption;
        if (T.TryParse(given, StyleOf<T>(), CultureInfo.InvariantCulture, out T value) && T.IsFinite(value)
            && (!counts || (T.IsInteger(value) && !T.IsNegative(value))))
            return value;
        result.AddError($"{option.Name} takes a {(counts ? "whole number" : Rule<T>(given))}, not '{given}'");
        return null;
    }

    private static NumberStyles StyleOf<T>() => typeof(T) == typeof(double) ? NumberStyles.Float : NumberStyles.AllowLeadingSign;

    /// <summary>What the option takes, with the likely remedy.</summary>
    private static string Rule<T>(string given) where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
            return given.Contains(',', StringComparison.Ordinal) ? "number with a point before its decimals" : "number";
        bool isWhole = BigInteger.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger beyond);
        if (!isWhole)
            return "whole number";
        int bits = typeof(T) == typeof(int) ? 31 : 63;
        return beyond.Sign < 0 ? $"whole number from -2^{bits}" : $"whole number below 2^{bits}";
    }
}
