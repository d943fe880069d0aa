namespace Chrysalis.Architecture.Tests.Guide;

/// <summary>The map and the walks of CONTRIBUTING.md lead where they say.</summary>
public sealed class GuideTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Guide { get; } = File.ReadAllText(Path.Combine(SharedData.Root, "CONTRIBUTING.md"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Guide_EveryPlace_IsThere() =>
        Breach.None([.. GuideEntry.In(Guide).Select(entry => entry.Fault(SharedData.Root)).OfType<string>()]);

    [Fact]
    public void Map_Entries_AreThirtyOrMoreAndNameAFileAndAType()
    {
        string[] lines = [.. Section("## The map").Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal))];
        Assert.True(lines.Length >= 30, $"{lines.Length} entries");
        Assert.All(lines, line => Assert.Contains(GuideEntry.In(line), entry => entry.Types.Count > 0));
    }

    [Theory]
    [InlineData("### A frame's way")]
    [InlineData("### A shot's way")]
    [InlineData("### A block's way")]
    public void Walk_Steps_NameAFileAndAType(string walk)
    {
        string[] lines = [.. Section(walk).Split('\n').Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]))];
        Assert.True(lines.Length >= 5, $"{lines.Length} steps");
        Assert.All(lines, line => Assert.Contains(GuideEntry.In(line), entry => entry.Types.Count > 0));
    }

    [Theory]
    [InlineData("To change X: `src/A.cs` (`A`)", null)]
    [InlineData("To change X: `src/A.cs` (`A`, `B`)", "`src/A.cs` does not hold B")]
    [InlineData("To change X: `src/C.cs` (`C`)", "`src/C.cs` is not there")]
    [InlineData("To change X: `src` stays, `src/deep/` (`A`)", "`src/deep/` is a folder: name the file of A")]
    [InlineData("To change X: `docs/a.md` (`heading`)", null)]
    [InlineData("To change X: `docs/a.md` (`other`)", "`docs/a.md` does not hold other")]
    public void Fault_WrongPlace_IsSaid(string text, string? expected)
    {
        folder.File("src/A.cs", "// B is used\npublic sealed class A : B;");
        folder.File("src/deep/D.cs");
        folder.File("docs/a.md", "# heading");
        Assert.Equal(expected, Assert.Single(GuideEntry.In(text)).Fault(folder.Path));
    }

    /// <summary>The text under a heading, up to the next one.</summary>
    private static string Section(string heading)
    {
        int start = Guide.IndexOf(heading, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{heading}' is missing");
        int end = Guide.IndexOf("\n##", start + heading.Length, StringComparison.Ordinal);
        return end < 0 ? Guide[start..] : Guide[start..end];
    }
}
