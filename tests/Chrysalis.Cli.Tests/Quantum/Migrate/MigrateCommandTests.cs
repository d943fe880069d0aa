using System.Text.Json;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Quantum.Migrate;

public class MigrateCommandTests
{
    [Fact]
    public void Run_WithoutSpeed_PrintsEverySchemeAndWritesThePage()
    {
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "new", "migrate.html");
        ProgramRun run = ProgramRun.Of("quantum", "migrate", "--seconds", "0", "--start", "2027-01-31", "--html", page);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("slh-dsa-128f", run.Out, StringComparison.Ordinal);
        Assert.Contains("2027-01-31", run.Out, StringComparison.Ordinal);
        Assert.Contains("data:image/png", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Json_HasPaymentsMovesAndMosca()
    {
        ProgramRun run = ProgramRun.Of("quantum", "migrate", "--seconds", "0", "--count", "1000000", "--preparation", "3", "--json");

        JsonElement report = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(10, report.GetProperty("payments").GetArrayLength());
        Assert.Equal(1_000_000, report.GetProperty("moves")[5].GetProperty("outputs").GetInt64());
        Assert.Equal(4, report.GetProperty("mosca").GetArrayLength());
        Assert.InRange(report.GetProperty("mosca")[0].GetProperty("probability_late").GetDouble(), 0, 1);
    }

    [Theory]
    [InlineData("not 0", "--share", "0")]
    [InlineData("1.5", "--share", "1.5")]
    [InlineData("everything", "--move", "everything")]
    [InlineData("--count", "--count", "0")]
    [InlineData("129", "--tree-depth", "129")]
    [InlineData("soon", "--start", "soon")]
    [InlineData("-1", "--margin", "-1")]
    [InlineData("not 61", "--seconds", "61")]
    public void Run_BadInput_IsRefusedInOneSentence(string named, params string[] options) =>
        Assert.Contains(named, ProgramRun.Of(["quantum", "migrate", .. options]).Refused(), StringComparison.Ordinal);
}
