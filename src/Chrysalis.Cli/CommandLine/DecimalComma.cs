using System.Text.RegularExpressions;

namespace Chrysalis.Cli.CommandLine;

/// <summary>
/// Tells a number with a comma before its decimals from a list, in options whose text holds several things: <c>uniform:0,001</c> would be
/// taken apart there, and what is said of the parts would not be true of what was written.
/// </summary>
internal static partial class DecimalComma
{
    /// <summary>Refuses a text of one number, such as <c>1,5s</c>.</summary>
    /// <exception cref="UsageException">It holds a number with a comma.</exception>
    public static void RequireNone(string option, string given)
    {
        if (Number().Match(given) is { Success: true } number)
            throw Refusal(option, number.Value);
    }

    /// <summary>
    /// Refuses a list of numbers that are above 0 where two of them are surely one: nobody lists a 0, or a number as <c>05</c>.
    /// </summary>
    /// <exception cref="UsageException">Two neighbours are a number with a comma.</exception>
    public static void RequireNone(string option, IReadOnlyList<string> list)
    {
        for (int i = 1; i < list.Count; i++)
        {
            (string before, string after) = (list[i - 1].Trim(), list[i].Trim());
            if (IsWhole(before) && IsWhole(after) && (before == "0" || (after.Length > 1 && after[0] == '0')))
                throw Refusal(option, $"{before},{after}");
        }
    }

    /// <summary>What is said of such a number.</summary>
    public static UsageException Refusal(string option, string number) =>
        new($"'{number}' in {option} is not a number: write {number.Replace(',', '.')}.");

    /// <summary>Whether a text is of digits only.</summary>
    public static bool IsWhole(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    [GeneratedRegex(@"(?<![\d.,])[+-]?\d+,\d+([eE][+-]?\d+)?(?![\d.,])")]
    private static partial Regex Number();
}
