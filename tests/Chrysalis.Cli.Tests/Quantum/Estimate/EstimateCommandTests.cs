using System.Text.Json;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Quantum.Estimate;

public class EstimateCommandTests
{
    [Fact]
    public void Run_Default_PrintsTheComputerAndWritesThePage()
    {
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "new", "estimate.html");
        ProgramRun run = ProgramRun.Of("quantum", "estimate", "--html", page);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("physical qubits", run.Out, StringComparison.Ordinal);
        Assert.Contains("data:image/png", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Compare_HasEveryEstimateWithItsDeviationAndSource()
    {
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "compare.html");
        ProgramRun run = ProgramRun.Of("quantum", "estimate", "--compare", "--html", page);

        Assert.Equal(0, run.ExitCode);
        foreach (string part in (string[])
        [
            "webber-2022-hour", "gidney-ekera-2019", "litinski-2023", "google-2026", "Gouzien", "Cain", "arXiv:2505.15917", "Amy et al."
        ])
            Assert.Contains(part, run.Out, StringComparison.Ordinal);
        Assert.Contains("Qubits, model / published", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CompareJson_HasTheRatios()
    {
        JsonElement report = JsonDocument.Parse(ProgramRun.Of("quantum", "estimate", "--compare", "--json").Out).RootElement;

        Assert.All(
            report.GetProperty("estimates").EnumerateArray(), row => Assert.InRange(row.GetProperty("qubit_ratio").GetDouble(), 0.5, 2));
    }

    [Fact]
    public void Run_FewestQubitsForAnHour_KeepsTheHour()
    {
        JsonElement report = JsonDocument.Parse(
            ProgramRun.Of("quantum", "estimate", "--preset", "webber-2022-day", "--time", "1h", "--json").Out).RootElement;

        Assert.InRange(report.GetProperty("estimate").GetProperty("seconds_per_run").GetDouble(), 1, 3600);
        Assert.InRange(report.GetProperty("estimate").GetProperty("physical_qubits").GetDouble(), 317e6 / 2, 317e6 * 2);
    }

    [Fact]
    public void Run_TimeWithTwentyMillionQubits_StaysWithinThem()
    {
        JsonElement report = JsonDocument.Parse(
            ProgramRun.Of("quantum", "estimate", "--preset", "gidney-ekera-2019", "--qubits", "20e6", "--json").Out).RootElement;

        Assert.InRange(report.GetProperty("estimate").GetProperty("physical_qubits").GetDouble(), 1e6, 20e6);
        Assert.InRange(report.GetProperty("estimate").GetProperty("seconds_per_run").GetDouble(), 4 * 3600, 8 * 3600);
    }

    [Fact]
    public void Run_SolveErrorRate_PrintsTheLimit()
    {
        ProgramRun run = ProgramRun.Of("quantum", "estimate", "--qubits", "1e6", "--time", "1h", "--solve", "error-rate");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("solved    error-rate", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FreeNumbers_AreTaken()
    {
        JsonElement report = JsonDocument.Parse(
            ProgramRun.Of("quantum", "estimate", "--logical-qubits", "100", "--toffoli", "1e8", "--json").Out).RootElement;

        Assert.Equal(100, report.GetProperty("work").GetProperty("logical_qubits").GetDouble());
        Assert.Equal(1e8, report.GetProperty("work").GetProperty("toffoli_depth").GetDouble());
    }

    [Theory]
    [InlineData("google-2027", "--preset", "google-2027")]
    [InlineData("parsec", "--time", "1parsec")]
    [InlineData("-5", "--qubits", "-5")]
    [InlineData("too few", "--qubits", "5000")]
    [InlineData("within", "--time", "1s")]
    [InlineData("--error-rate", "--error-rate", "0.01")]
    [InlineData("0.5", "--error-rate", "0.5")]
    [InlineData("(--qubits, --time)", "--solve", "cycle", "--qubits", "1e6")]
    [InlineData("--formula", "--key-bits", "256")]
    [InlineData("--formula", "--solve", "key-bits", "--qubits", "1e6", "--time", "1h")]
    [InlineData("--window", "--window", "8")]
    [InlineData("window", "--formula", "point-additions", "--window", "0")]
    [InlineData("one of them", "--work", "gidney-2025", "--formula", "roetteler")]
    [InlineData("--time", "--compare", "--time", "1h")]
    [InlineData("lattice", "--layout", "blocks", "--storage", "yoked-2d")]
    [InlineData("Toffoli depth", "--toffoli", "10", "--depth", "100")]
    [InlineData("NaN", "--toffoli", "NaN")]
    public void Run_BadInput_IsRefusedInOneSentence(string named, params string[] options) =>
        Assert.Contains(named, ProgramRun.Of(["quantum", "estimate", .. options]).Refused(), StringComparison.Ordinal);
}
