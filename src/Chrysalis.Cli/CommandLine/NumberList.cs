using System.Globalization;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Reads options that take numbers separated by commas.</summary>
internal static class NumberList
{
    /// <summary>Whole numbers, such as <c>3,5,7</c>.</summary>
    /// <exception cref="UsageException">Something in the list is none.</exception>
    public static IReadOnlyList<int> Whole(string option, string given) => [.. given.Split(',').Select(word =>
        int.TryParse(
            word, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out int number)
            ? number : throw new UsageException($"{option} takes whole numbers separated by commas such as 3,5,7, not '{given}'."))];

    /// <summary>Numbers above 0, such as <c>0.001,2e-3</c>.</summary>
    /// <exception cref="UsageException">Something in the list is none.</exception>
    public static IReadOnlyList<double> Real(string option, string given)
    {
        string[] words = given.Split(',');
        DecimalComma.RequireNone(option, words);
        return [.. words.Select(word =>
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? number : throw new UsageException($"{option} takes numbers separated by commas such as 0.001,0.003, not '{given}'."))];
    }
}
