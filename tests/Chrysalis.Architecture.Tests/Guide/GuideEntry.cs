using System.Text.RegularExpressions;

namespace Chrysalis.Architecture.Tests.Guide;

/// <summary>A place that the guide names: a file and, in parentheses, the types that it holds.</summary>
/// <param name="Path">Path from the checkout's root.</param>
/// <param name="Types">Types, or other words of the file where it is no source.</param>
internal sealed partial record GuideEntry(string Path, IReadOnlyList<string> Types)
{
    /// <summary>The places named in a text.</summary>
    public static IReadOnlyList<GuideEntry> In(string text) =>
    [
        .. Entry().Matches(text).Select(match => new GuideEntry(match.Groups["path"].Value, Words(match.Groups["types"].Value))),
    ];

    /// <summary>What is wrong with it, or null: the file is not there, or does not hold a type.</summary>
    public string? Fault(string root)
    {
        string full = System.IO.Path.Combine(root, Path);
        if (!File.Exists(full) && !Directory.Exists(full))
            return $"`{Path}` is not there";
        if (!File.Exists(full))
            return Types.Count == 0 ? null : $"`{Path}` is a folder: name the file of {string.Join(", ", Types)}";
        string text = File.ReadAllText(full);
        string? missing = Types.FirstOrDefault(type => !Holds(text, type));
        return missing is null ? null : $"`{Path}` does not hold {missing}";
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(word => word.Groups["word"].Value)];

    private bool Holds(string text, string type) => Path.EndsWith(".cs", StringComparison.Ordinal)
        ? Regex.IsMatch(text, $@"\b(?:class|struct|interface|enum|record)\s+{Regex.Escape(type)}\b")
        : text.Contains(type, StringComparison.Ordinal);

    [GeneratedRegex(@"`(?<path>(?:src|tests|bench|docs|models|eng)/[\w./-]+)`(?:\s*\((?<types>`[^)]*`)\))?")]
    private static partial Regex Entry();

    [GeneratedRegex("`(?<word>[^`]+)`")]
    private static partial Regex Word();
}
