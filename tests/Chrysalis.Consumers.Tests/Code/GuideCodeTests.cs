namespace Chrysalis.Consumers.Tests.Code;

/// <summary>Every block of C# in a guide or a package's readme compiles as it stands; those that are quick are run.</summary>
public sealed class GuideCodeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Blocks => [.. All().Where(block => block.Mark is "" or "run").Select(block => block.ToString())];

    public static TheoryData<string> RunBlocks => [.. All().Where(block => block.Mark == "run").Select(block => block.ToString())];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Block_OfAGuide_Compiles(string place) => Assert.Empty(new CompiledProgram(Get(place).Code).Problems);

    [Theory]
    [MemberData(nameof(RunBlocks))]
    public void Block_MarkedRun_PrintsWhatThePageSays(string place)
    {
        CodeBlock block = Get(place);
        string printed = new CompiledProgram(block.Code).Run(folder.Path);
        Assert.NotEmpty(printed);
        if (block.Expected is { } expected)
            Assert.Equal(expected, printed);
    }

    [Fact]
    public void Guides_WithCode_AreMost()
    {
        string[] with = [.. All().Select(block => block.Page).Distinct()];
        Assert.True(with.Length >= 20, $"{with.Length} pages hold C#: {string.Join(", ", with)}");
    }

    private static CodeBlock Get(string place) => All().Single(block => block.ToString() == place);

    private static IEnumerable<CodeBlock> All()
    {
        string root = SharedData.Root;
        return Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.GetDirectories(Path.Combine(root, "src")).Select(project => Path.Combine(project, "README.md")))
            .Append(Path.Combine(root, "README.md"))
            .Where(File.Exists).Order(StringComparer.Ordinal).SelectMany(page => CodeBlock.Of(root, page));
    }
}
