using System.Text.Json;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Quantum.Filters;

public sealed class DecodeCommandTests : IDisposable
{
    private const string Chain = "error(0.1) D0 L0\nerror(0.1) D0 D1\nerror(0.1) D1 D2\nerror(0.1) D2\n";
    private readonly TemporaryFolder folder = new();

    public DecodeCommandTests()
    {
        File.WriteAllText(Dem, Chain);
        File.WriteAllText(Shots, "1001\n1100\n0011\n0000\n");
    }

    private string Dem => Path.Combine(folder.Path, "chain.dem");

    private string Shots => Path.Combine(folder.Path, "shots.01");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("mwpm")]
    [InlineData("correlated")]
    [InlineData("union-find")]
    public void Run_Count_PrintsMistakesOfShotsAsPyMatchingDoes(string decoder)
    {
        ProgramRun run = ProgramRun.Of(
            "quantum", "decode", "--dem", Dem, "--in", Shots, "--in_includes_appended_observables", "--count_mistakes", "--decoder",
            decoder);

        Assert.Equal((0, "1 / 4\n", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public void Run_Predictions_GoToStandardOutputOrAFile()
    {
        ProgramRun run = ProgramRun.Of("quantum", "decode", "--dem", Dem, "--in", Shots, "--in_includes_appended_observables");
        Assert.Equal((0, "1\n0\n0\n0\n"), (run.ExitCode, run.Out));

        string predictions = Path.Combine(folder.Path, "new", "predictions.dets");
        run = ProgramRun.Of(
            "quantum", "decode", "--dem", Dem, "--in", Shots, "--in_includes_appended_observables", "--out", predictions, "--out_format",
            "dets");
        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.Equal("shot L0\nshot\nshot\nshot\n", File.ReadAllText(predictions));
    }

    [Fact]
    public void Run_ObservablesInAFile_CountsAsJson()
    {
        string events = Write("events.b8", [1, 3, 4, 0]);
        string truth = Write("truth.b8", [1, 0, 1, 0]);
        ProgramRun run = ProgramRun.Of(
            "quantum", "decode", "--dem", Dem, "--in", events, "--in_format", "b8", "--obs_in", truth, "--obs_in_format", "b8",
            "--count_mistakes", "--json");

        JsonElement counts = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal((1, 4), (counts.GetProperty("mistakes").GetInt32(), counts.GetProperty("shots").GetInt32()));
    }

    [Theory]
    [InlineData("b9", "--in_format", "b9")]
    [InlineData("nowhere.01", "--in", "nowhere.01")]
    [InlineData("mwpn", "--decoder", "mwpn")]
    [InlineData("--obs_in", "--count_mistakes")]
    [InlineData("--json", "--json")]
    [InlineData("--workers", "--workers", "0")]
    [InlineData("where 3 are due", "--in_format", "01")]
    public void Run_BadInput_IsRefusedInOneSentence(string named, params string[] options)
    {
        string wrong = Write("wrong.01", "11\n"u8.ToArray());
        string[] input = options.Contains("--in") ? [] : ["--in", wrong];

        Assert.Contains(
            named, ProgramRun.Of(["quantum", "decode", "--dem", Dem, .. input, .. options]).Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ShotsBreakOff_LeavesNoHalfOfAFile()
    {
        string events = Write("events.01", "101\n0"u8.ToArray());
        string predictions = Path.Combine(folder.Path, "predictions.01");

        Assert.Contains(
            "Shot 1", ProgramRun.Of("quantum", "decode", "--dem", Dem, "--in", events, "--out", predictions).Refused(),
            StringComparison.Ordinal);
        Assert.Equal(["chain.dem", "events.01", "shots.01"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Run_ModelThatCannotBeMatched_NamesTheErrorAndTheRemedy()
    {
        File.WriteAllText(Dem, "error(0.1) D0 D1 D2\n");

        Assert.Contains("D0 D1 D2", ProgramRun.Of("quantum", "decode", "--dem", Dem, "--in", Shots).Refused(), StringComparison.Ordinal);
    }

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
