using System.Text.RegularExpressions;

namespace Chrysalis.Architecture.Tests.Messages;

/// <summary>Which words only a command line may say.</summary>
internal static partial class LibraryWords
{
    /// <summary>Whether a text names an option, a command of the program, or another program's command.</summary>
    public static bool AreOfTheCommandLine(string text) => Option().IsMatch(text) || Command().IsMatch(text);

    /// <summary>
    /// An option of a program that the library runs itself, and in studies the command that makes a page's figures again.
    /// </summary>
    public static bool MayStand(string library, string text) =>
        text is "--setf" || library == "Studies" && text.StartsWith("chrysalis ", StringComparison.Ordinal);

    [GeneratedRegex(@"(^|[\s('""])--[a-z]")]
    private static partial Regex Option();

    [GeneratedRegex(@"\./chrysalis|\./test|\bnpm |\bapt-get |\bstim analyze_errors|'talk |'quantum |\bchrysalis (talk|quantum) ")]
    private static partial Regex Command();
}
