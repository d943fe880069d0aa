using System.Text.RegularExpressions;

namespace Chrysalis.Architecture.Tests.Sources;

/// <summary>What the compiler's analyzers do not look at.</summary>
internal static partial class SourceStyle
{
    public const int LongestLine = 140;

    /// <summary>A sentence for each breach in a file.</summary>
    public static IReadOnlyList<string> Breaches(SourceFile file) =>
        [.. LongLines(file), .. Types(file), .. Fields(file), .. Namespace(file)];

    private static IEnumerable<string> LongLines(SourceFile file) => file.Lines
        .Index()
        .Where(line => line.Item.Length > LongestLine)
        .Select(line => $"{file.Path}:{line.Index + 1} has {line.Item.Length} characters; at most {LongestLine} fit");

    private static IEnumerable<string> Types(SourceFile file)
    {
        string[] names =
            [.. file.Lines.SelectMany(line => TopLevelType().Matches(line)).Select(match => match.Groups["name"].Value).Distinct()];
        string expected = Path.GetFileNameWithoutExtension(file.Path).Split('.')[0];
        if (names.Length > 1)
            yield return $"{file.Path} holds {string.Join(" and ", names)}: one type a file";
        else if (names.Length == 1 && names[0] != expected)
            yield return $"{file.Path} holds {names[0]}: a file is named after its type";
    }

    private static IEnumerable<string> Fields(SourceFile file) => file.Lines
        .Select(line => UnderscoredField().Match(line))
        .Where(match => match.Success)
        .Select(match => $"{file.Path} has the field {match.Groups["name"].Value}: fields have no underscore");

    /// <summary>The namespace is the folder, below the project's or the test project's name.</summary>
    private static IEnumerable<string> Namespace(SourceFile file)
    {
        string[] folders = file.Path.Split('/')[1..^1];
        string? found = file.Lines.Select(line => FileNamespace().Match(line)).FirstOrDefault(match => match.Success)?.Groups["name"].Value;
        if (found is not null && folders[0] != "Shared" && found != string.Join('.', folders))
            yield return $"{file.Path} has the namespace {found}: a namespace is named after its folder";
    }

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*"
        + @"(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?|delegate\s+[\w<>\[\]?.]+)\s+(?<name>\w+)")]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^\s+(?:(?:private|protected|internal|static|readonly|volatile)\s+)+"
        + @"(?:[\w<>\[\]?.,* ()]+\s)?(?<name>_\w+)\s*(?:[;=,]|$)")]
    private static partial Regex UnderscoredField();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)\s*[;{]?$")]
    private static partial Regex FileNamespace();
}
