using System.Text.Json;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Quantum.Timeline;

public class TimelineCommandTests
{
    [Fact]
    public void Run_FewFutures_PrintsTheYearsAndWritesThePage()
    {
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "new", "timeline.html");
        ProgramRun run = ProgramRun.Of("quantum", "timeline", "--futures", "300", "--html", page);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("google-2026", run.Out, StringComparison.Ordinal);
        Assert.Contains("ten years need a doubling every 5.6 months", run.Out, StringComparison.Ordinal);
        Assert.Contains("Zuchongzhi", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Json_HasQuantilesAndSensitivities()
    {
        JsonElement report =
            JsonDocument.Parse(ProgramRun.Of("quantum", "timeline", "--futures", "300", "--scenario", "faster", "--json").Out).RootElement;

        Assert.Equal("faster", report.GetProperty("scenario").GetString());
        Assert.Equal(7, report.GetProperty("machines").GetArrayLength());
        Assert.InRange(report.GetProperty("machines")[6].GetProperty("year50").GetDouble(), 2028, 2060);
        Assert.True(report.GetProperty("sensitivities").GetArrayLength() > 5);
    }

    [Theory]
    [InlineData("sideways", "--scenario", "sideways")]
    [InlineData("futures", "--futures", "0")]
    [InlineData("horizon", "--horizon", "1990")]
    [InlineData("spread", "--spread", "0.5")]
    [InlineData("--start-lambda", "--start-lambda", "0")]
    [InlineData("halve", "--requirement-halving", "-1")]
    public void Run_BadInput_IsRefusedInOneSentence(string named, params string[] options) =>
        Assert.Contains(named, ProgramRun.Of(["quantum", "timeline", .. options]).Refused(), StringComparison.Ordinal);
}
