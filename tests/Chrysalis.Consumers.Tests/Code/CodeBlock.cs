using System.Text.RegularExpressions;

namespace Chrysalis.Consumers.Tests.Code;

/// <summary>A block of C# in a page: a whole program, with its usings.</summary>
/// <param name="Page">The page, relative to the root.</param>
/// <param name="Line">The line after the fence, counted from 1.</param>
/// <param name="Code">The program.</param>
/// <param name="Mark">What stands behind <c>csharp</c>: <c>run</c> where it is run too, <c>unity</c> where it is for another compiler.</param>
/// <param name="Expected">What it prints, where a plain block that says so follows; null otherwise.</param>
internal sealed partial record CodeBlock(string Page, int Line, string Code, string Mark, string? Expected)
{
    /// <summary>The blocks of a page.</summary>
    public static IEnumerable<CodeBlock> Of(string root, string page)
    {
        string text = File.ReadAllText(page).ReplaceLineEndings("\n");
        return Fenced().Matches(text).Select(block => new CodeBlock(
            Path.GetRelativePath(root, page), text[..block.Groups["code"].Index].Count(letter => letter == '\n') + 1,
            block.Groups["code"].Value, block.Groups["mark"].Value.Trim(),
            block.Groups["printed"] is { Success: true } printed ? printed.Value : null));
    }

    public override string ToString() => $"{Page}:{Line}";

    [GeneratedRegex("^```csharp(?<mark>[^\n]*)\n(?<code>.*?)^```$(\n\nprints\n\n```\n(?<printed>.*?)^```$)?",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();
}
