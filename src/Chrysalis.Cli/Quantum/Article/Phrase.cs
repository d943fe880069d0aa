using System.Globalization;

namespace Chrysalis.Cli.Quantum.Article;

/// <summary>Numbers in sentences.</summary>
internal static class Phrase
{
    /// <summary>Text with numbers as they are written everywhere.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A large number in words: 317 million, 1.9 billion, 500,000.</summary>
    public static string Large(double number) => number switch
    {
        >= 1e9 => Text($"{number / 1e9:0.##} billion"),
        >= 1e6 => Text($"{number / 1e6:0.##} million"),
        _ => Text($"{number:#,##0}"),
    };
}
