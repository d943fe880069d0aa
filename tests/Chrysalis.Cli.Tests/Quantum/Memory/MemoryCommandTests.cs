using System.Text.Json;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Quantum.Memory;

public class MemoryCommandTests
{
    [Fact]
    public void Run_TwoDistances_PrintsLambdaAndWritesThePage()
    {
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "new", "memory.html");
        ProgramRun run = ProgramRun.Of("quantum", "memory", "--distance", "3,5", "--p", "0.005,0.02", "--shots", "5000", "--html", page);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Lambda", run.Out, StringComparison.Ordinal);
        Assert.Contains("threshold Z mwpm", run.Out, StringComparison.Ordinal);
        Assert.Contains("data:image/png", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Json_HasPointsFitsAndProjections()
    {
        ProgramRun run = ProgramRun.Of(
            "quantum", "memory", "--distance", "3,5", "--p", "0.004", "--rounds", "5,10", "--shots", "5000", "--json");

        JsonElement report = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(4, report.GetProperty("points").GetArrayLength());
        Assert.Equal(2, report.GetProperty("decays").GetArrayLength());
        Assert.True(report.GetProperty("suppressions")[0].GetProperty("fit").GetProperty("lambda").GetProperty("value").GetDouble() > 1);
        Assert.Equal(4, report.GetProperty("suppressions")[0].GetProperty("projections").GetArrayLength());
    }

    [Fact]
    public void Run_Bursts_PrintsTheFloor()
    {
        ProgramRun run = ProgramRun.Of("quantum", "memory", "--distance", "3,5", "--p", "0.004", "--shots", "2000", "--bursts");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("floor", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Resumed_PrintsTheSame()
    {
        using var folder = new TemporaryFolder();
        string[] line =
        [
            "quantum", "memory", "--distance", "3", "--p", "0.005", "--shots", "5000", "--resume", Path.Combine(folder.Path, "counts.json")
        ];

        Assert.Equal(ProgramRun.Of(line).Out, ProgramRun.Of(line).Out);
    }

    [Theory]
    [InlineData("4", "--distance", "4")]
    [InlineData("--distance", "--distance", "3,x")]
    [InlineData("0.5", "--p", "0.5")]
    [InlineData("unifrom", "--noise", "unifrom")]
    [InlineData("mwpn", "--decoder", "mwpm,mwpn")]
    [InlineData("basis", "--basis", "y")]
    [InlineData("0 rounds", "--rounds", "0")]
    [InlineData("0 shots", "--shots", "0")]
    [InlineData("--bursts", "--burst-rate", "2")]
    [InlineData("--willow", "--willow", "--noise", "uniform")]
    [InlineData("--data", "--prior", "x")]
    [InlineData("nowhere", "--data", "nowhere")]
    [InlineData("--rounds", "--data", "nowhere", "--rounds", "3")]
    public void Run_BadInput_IsRefusedInOneSentence(string named, params string[] options) =>
        Assert.Contains(named, ProgramRun.Of(["quantum", "memory", .. options]).Refused(), StringComparison.Ordinal);
}
