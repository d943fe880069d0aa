namespace Chrysalis.Consumers.Tests.Code;

/// <summary>The programs in <c>samples</c>: each compiles, is short, and the quick ones are run.</summary>
public sealed class SampleTests : IDisposable
{
    private const int MostLines = 40;
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Path.Combine(SharedData.Root, "samples"), "*.cs").Select(path => Path.GetFileName(path))];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_Each_IsShortAndCompiles(string name)
    {
        string code = Code(name);
        Assert.True(code.Split('\n').Length <= MostLines + 1, $"{name} has more than {MostLines} lines");
        Assert.Empty(new CompiledProgram(code).Problems);
    }

    [Fact]
    public void Samples_All_AreNamedInTheirReadme()
    {
        string readme = File.ReadAllText(Path.Combine(SharedData.Root, "samples", "README.md"));
        Assert.All(Samples, sample => Assert.Contains($"`{sample.Data}`", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Decode_WithoutACircuit_DecodesItsOwn() =>
        Assert.Matches(@"(?s)120 detectors, \d+ errors\n.*union-find: \d+ mistakes in \d+ shots\n", Run("decode.cs"));

    [Fact]
    public void Memory_FewShots_PrintsBothDistances() =>
        Assert.Matches(@"(?s)distance 3, basis .*distance 5, basis .*complete\n", Run("memory.cs", "2000"));

    [Fact]
    public void Exposure_Address_SaysWhenItsKeyIsSeen() =>
        Assert.StartsWith("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa: ", Run("exposure.cs"), StringComparison.Ordinal);

    [Fact]
    public void CustomFamily_Spoken_FollowsTheVoice() =>
        Assert.Matches(@"any-face, level\n25 frames, from \d to \d\d+\n", Run("custom-family.cs"));

    private static string Code(string name) =>
        File.ReadAllText(Path.Combine(SharedData.Root, "samples", name)).ReplaceLineEndings("\n");

    private string Run(string name, params string[] arguments) => new CompiledProgram(Code(name)).Run(folder.Path, arguments);
}
