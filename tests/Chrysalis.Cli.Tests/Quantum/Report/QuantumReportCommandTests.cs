using System.Text.Json;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Quantum.Report;

public class QuantumReportCommandTests
{
    [Fact]
    public void Run_Short_GoesThroughEveryClaimAndEmbedsItsPictures()
    {
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "new", "report.html");
        ProgramRun run = ProgramRun.Of("quantum", "report", "--short", "--html", page, "--json");

        Assert.Equal(0, run.ExitCode);
        JsonElement claims = JsonDocument.Parse(run.Out).RootElement.GetProperty("claims");
        Assert.Equal(6, claims.GetArrayLength());
        Assert.All(claims.EnumerateArray(), claim => Assert.NotEmpty(claim.GetProperty("figures").EnumerateArray()));
        string html = File.ReadAllText(page);
        Assert.All(
            claims.EnumerateArray(), claim => Assert.Contains(claim.GetProperty("command").GetString()!, html, StringComparison.Ordinal));
        Assert.True(html.Split("data:image/png").Length > 8);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MissingChain_IsRefusedBeforeAnyWork() =>
        Assert.Contains("nowhere", ProgramRun.Of("quantum", "report", "--blocks", "nowhere").Refused(), StringComparison.Ordinal);
}
