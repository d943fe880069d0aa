namespace Chrysalis.Consumers.Tests.Packages;

/// <summary>The dotnet tool as <c>eng/tool.sh</c> packs it: installed from its files alone, then run.</summary>
public sealed class ToolTests : IDisposable
{
    private static readonly string Packed = Path.Combine(SharedData.Root, "out", "tool");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Tool_Installed_RunsBothEngines()
    {
        string? package = Directory.Exists(Packed)
            ? Directory.GetFiles(Packed, "chrysalis.*.nupkg").MinBy(path => path.Length) : null;
        Assert.SkipWhen(package is null, "eng/tool.sh has not packed the tool");
        folder.File("NuGet.config", $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Packed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder.Path, "restored")}" /></config>
            </configuration>
            """);
        string version = Path.GetFileNameWithoutExtension(package)["chrysalis.".Length..];
        DotnetRun installed = DotnetRun.Of(
            folder.Path, "tool", "install", "chrysalis", "--version", version, "--tool-path", "tools",
            "--configfile", Path.Combine(folder.Path, "NuGet.config"));
        Assert.True(installed.ExitCode == 0, installed.Said);

        string tool = Path.Combine(folder.Path, "tools", "chrysalis");
        Assert.Contains("synctalk", Run("talk families"), StringComparison.Ordinal);
        Run("quantum gen --code surface_code --task rotated_memory_z --distance 3 --rounds 3 --noise uniform:0.001 --out d3.stim");
        Assert.Contains("error a cycle", Run("quantum memory --distance 3 --p 0.005 --shots 2000"), StringComparison.Ordinal);
        Assert.Contains("DETECTOR", File.ReadAllText(Path.Combine(folder.Path, "d3.stim")), StringComparison.Ordinal);
        DotnetRun refused = DotnetRun.Of(tool, folder.Path, ["quantum", "memory", "--distance", "4"]);
        Assert.Equal(2, refused.ExitCode);

        string Run(string words)
        {
            DotnetRun run = DotnetRun.Of(tool, folder.Path, words.Split(' '));
            Assert.True(run.ExitCode == 0, run.Said);
            return run.Said;
        }
    }
}
