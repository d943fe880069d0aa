using System.Text.RegularExpressions;
using Chrysalis.Architecture.Tests.Sources;

namespace Chrysalis.Architecture.Tests.Types;

/// <summary>
/// Which namespace names which, by the sources: what is constant is folded when code is compiled, and leaves no trace there.
/// </summary>
internal static partial class SourceUses
{
    /// <summary>One use for each using of one of the house's namespaces.</summary>
    public static IReadOnlyList<TypeUse> Of(IEnumerable<SourceFile> sources)
    {
        (SourceFile File, string Namespace)[] files =
            [.. sources.Select(file => (File: file, Namespace: NamespaceOf(file))).Where(file => file.Namespace.Length > 0)];
        HashSet<string> known = [.. files.Select(file => file.Namespace)];
        return
        [
            .. from file in files
               from line in file.File.Lines
               let used = UsingLine().Match(line).Groups[1].Value
               where used != file.Namespace && known.Contains(used)
               select new TypeUse(file.Namespace, Path.GetFileNameWithoutExtension(file.File.Path), used, "*"),
        ];
    }

    private static string NamespaceOf(SourceFile file) =>
        file.Lines.Select(line => NamespaceLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value ?? "";

    [GeneratedRegex(@"^using (?:static )?(Chrysalis[\w.]*);")]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^namespace ([\w.]+)")]
    private static partial Regex NamespaceLine();
}
