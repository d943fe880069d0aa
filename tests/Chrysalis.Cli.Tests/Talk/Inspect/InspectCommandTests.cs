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
