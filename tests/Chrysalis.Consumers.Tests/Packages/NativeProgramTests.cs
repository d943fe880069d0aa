namespace Chrysalis.Consumers.Tests.Packages;

/// <summary>The native filters beside the managed ones, where <c>eng/native.sh</c> has compiled them.</summary>
public sealed class NativeProgramTests : IDisposable
{
    private static readonly string Native = Path.Combine(SharedData.Root, "out", "native", "chrysalis-quantum");

    private static readonly string Managed =
        Path.Combine(SharedData.Root, "src", "Chrysalis.Cli", "bin", "Release", "net10.0", "chrysalis.dll");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Filters_Native_WriteWhatTheManagedOnesWrite()
    {
        Assert.SkipUnless(IsOfTheseSources(), "eng/native.sh has not compiled the filters of these sources");
        Assert.SkipUnless(File.Exists(Managed), "the program is not built in Release");
        Same("gen --code surface_code --task rotated_memory_z --distance 3 --rounds 3 --noise si1000:0.003 --out d3.stim");
        Same("dem --in d3.stim --decompose_errors --out d3.dem --json");
        Same("detect --in d3.stim --shots 3000 --seed 5 --out events.b8 --out_format b8 --append_observables --json");
        Same("sample --in d3.stim --shots 10");
        Same("decode --dem d3.dem --in events.b8 --in_format b8 --in_includes_appended_observables --count_mistakes --json");
        Same("detct --in d3.stim");
    }

    private static bool IsOfTheseSources() => File.Exists(Native)
        && Directory.EnumerateFiles(Path.Combine(SharedData.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(source => !source.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .All(source => File.GetLastWriteTimeUtc(source) <= File.GetLastWriteTimeUtc(Native));

    private void Same(string words)
    {
        string[] split = words.Split(' ');
        DotnetRun native = DotnetRun.Of(Native, folder.Path, ["quantum", .. split]);
        byte[][] written = Files();
        DotnetRun managed = DotnetRun.Of(folder.Path, [Managed, "quantum", .. split]);
        Assert.Equal(managed, native);
        Assert.Equal(written, Files());
    }

    private byte[][] Files() => [.. Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
