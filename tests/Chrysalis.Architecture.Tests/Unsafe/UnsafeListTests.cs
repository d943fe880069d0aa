using System.Text.RegularExpressions;
using Chrysalis.Architecture.Tests.Sources;

namespace Chrysalis.Architecture.Tests.Unsafe;

/// <summary>docs/unsafe.md lists every file whose bounds the runtime does not check, and no other.</summary>
public sealed partial class UnsafeListTests
{
    [Fact]
    public void List_HoldsEveryUnsafeFile_AndNoOther()
    {
        string[] listed = [.. Listed(File.ReadAllLines(Path.Combine(SharedData.Root, "docs", "unsafe.md"))).Select(row => row.File)];
        string[] found = [.. SourceFile.OfTheHouse().Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
            .Where(file => IsUnsafe(file.Lines)).Select(file => file.Path)];
        Breach.None(
        [
            .. found.Except(listed).Select(file => $"{file} works on bare memory: list it in docs/unsafe.md with what protects it"),
            .. listed.Except(found).Select(file => $"docs/unsafe.md lists {file}, which is not there or not unsafe"),
            .. listed.GroupBy(file => file).Where(group => group.Count() > 1).Select(group => $"docs/unsafe.md lists {group.Key} twice"),
        ]);
    }

    [Fact]
    public void List_EachFile_HasItsWorkAndItsBound() => Breach.None(
        [.. Listed(File.ReadAllLines(Path.Combine(SharedData.Root, "docs", "unsafe.md")))
            .Where(row => row.Work.Length < 10 || row.Bound.Length < 8).Select(row => $"{row.File} is listed without its bound")]);

    [Theory]
    [InlineData("    public unsafe void A() { }", true)]
    [InlineData("        ref byte first = ref MemoryMarshal.GetReference(span);", true)]
    [InlineData("    [LibraryImport(\"libc\")]", true)]
    [InlineData("    // unsafe is not meant", false)]
    [InlineData("    string policy = \"style-src 'unsafe-inline'\";", false)]
    [InlineData("        Span<byte> bytes = MemoryMarshal.AsBytes(values);", false)]
    public void IsUnsafe_OfALine_LooksAtCodeOnly(string line, bool expected) => Assert.Equal(expected, IsUnsafe([line]));

    private static bool IsUnsafe(IEnumerable<string> lines) => lines.Any(line => BareMemory().IsMatch(Comment().Replace(line, "")));

    private static IEnumerable<(string File, string Work, string Bound)> Listed(IEnumerable<string> lines) => lines
        .Select(line => Row().Match(line))
        .Where(match => match.Success)
        .Select(match => (match.Groups["file"].Value, match.Groups["work"].Value.Trim(), match.Groups["bound"].Value.Trim()));

    [GeneratedRegex(@"^\| `(?<file>src/[\w./]+\.cs)` \|(?<work>[^|]*)\|(?<bound>[^|]*)\|$")]
    private static partial Regex Row();

    // What stands in a comment or a string is not code.
    [GeneratedRegex(@"//.*$|""[^""]*""|'unsafe-\w+'")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bunsafe\b|\bUnsafe\.(?!SizeOf)\w+|MemoryMarshal\.(?:GetReference|CreateSpan|CreateReadOnlySpan)"
        + @"|\bGetArrayDataReference\b|\bNativeMemory\.|\bLibraryImport\b|\bDllImport\b|(?<!Collections|Memory)\bMarshal\.\w+"
        + @"|\bDangerous\w+|SkipLocalsInit"
        + @"|\bLoadUnsafe\b|\bStoreUnsafe\b|\bGCHandle\b|\bNativeLibrary\.")]
    private static partial Regex BareMemory();
}
