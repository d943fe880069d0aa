using System.Text.Json;

namespace Chrysalis.Cli.Tests.Talk.Inspect;

public sealed class InspectCommandTests
{
    [Fact]
    public void Run_TrainingCheckpoint_ListsTensorsByDictionary()
    {
        ProgramRun run = ProgramRun.Of("talk", "inspect", Fixture("trained_legacy.pth"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("PyTorch (before 1.6), 4.4 kB", run.Out, StringComparison.Ordinal);
        Assert.Contains("state_dict: 9 tensors, 71 parameters, 316 B", run.Out, StringComparison.Ordinal);
        Assert.Contains("  module.features.0.weight               float32   [3, 2, 3, 3]", run.Out, StringComparison.Ordinal);
        Assert.Contains("optimizer: 18 tensors", run.Out, StringComparison.Ordinal);
        Assert.Contains("fits none of this program's networks", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ShippedPersona_NamesTheNetworksItFits()
    {
        ProgramRun run = ProgramRun.Of("talk", "inspect", Path.Combine(Root(), "models", "grid-s1", "autoencoder.safetensors"), "--json");

        JsonElement report = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("safetensors", report.GetProperty("format").GetString());
        Assert.Equal(
            ["autoencoder mouth (compact) at mouth.: True", "autoencoder speech (compact) at speech.: True"],
            report.GetProperty("networks").EnumerateArray()
                .Select(fit => $"{fit.GetProperty("network")} at {fit.GetProperty("prefix")}: {fit.GetProperty("fits").GetBoolean()}"));
    }

    [Theory]
    [InlineData("syncnet-judge/judge.safetensors", "fits judge of lip sync (compact)")]
    [InlineData("wav2lip-grid/drive.safetensors", "fits Wav2Lip mouth drive (compact)")]
    [InlineData("wav2lip-grid/generator.safetensors", "fits Wav2Lip generator (compact)")]
    [InlineData("wav2lip-grid/expert.safetensors", "fits Wav2Lip lip-sync expert (compact)")]
    [InlineData("any-face/any-face.safetensors", "fits any-face painter (compact)")]
    [InlineData("any-face/any-face.safetensors", "fits any-face motion (compact)")]
    public void Run_AnyShippedWeights_NamesWhatTheyAre(string file, string fit)
    {
        ProgramRun run = ProgramRun.Of("talk", "inspect", Path.Combine(Root(), "models", file));

        Assert.Contains(fit, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("does not fit", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("fits none", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SymbolicLinkInACircle_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on Windows");
        string folder = Directory.CreateTempSubdirectory("chrysalis-").FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "loop.pth"), "loop.pth");

        Assert.Contains(
            "leads nowhere or in a circle", ProgramRun.Of("talk", "inspect", Path.Combine(folder, "loop.pth")).Refused(),
            StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Run_ProgramInsteadOfTensors_IsRefusedByName() =>
        Assert.Contains(
            "names posix.system, which a tensor file never needs", ProgramRun.Of("talk", "inspect", Fixture("evil.pth")).Refused(),
            StringComparison.Ordinal);

    [Fact]
    public void Run_MissingFile_IsRefused() =>
        Assert.Contains("'no.pth' does not exist", ProgramRun.Of("talk", "inspect", "no.pth").Refused(), StringComparison.Ordinal);

    private static string Fixture(string name) => Path.Combine(Root(), "tests", "Chrysalis.Talking.Tests", "Checkpoints", "Fixtures", name);

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Chrysalis.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Chrysalis.slnx is not above the test's folder.");
        return folder;
    }
}
