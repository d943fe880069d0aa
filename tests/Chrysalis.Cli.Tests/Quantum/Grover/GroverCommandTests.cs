using System.Text.Json;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Quantum.Grover;

public class GroverCommandTests
{
    [Fact]
    public void Run_SmallRegister_PrintsTheNonceAndWritesThePage()
    {
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "new", "grover.html");
        ProgramRun run = ProgramRun.Of("quantum", "grover", "--qubits", "8", "--difficulty-bits", "5", "--seed", "2", "--html", page);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("found     nonce ", run.Out, StringComparison.Ordinal);
        Assert.Contains("data:image/png", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Json_HasTheCurveAndTheOracle()
    {
        ProgramRun run = ProgramRun.Of("quantum", "grover", "--qubits", "6", "--json");

        JsonElement report = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(6, report.GetProperty("qubits").GetInt32());
        Assert.True(report.GetProperty("oracle").GetProperty("counts").GetProperty("toffoli").GetInt64() > 0);
        Assert.True(report.GetProperty("points").GetArrayLength() > 0);
    }

    [Theory]
    [InlineData("29", "--qubits", "29")]
    [InlineData("160", "--header", "abc")]
    [InlineData("nowhere.dat", "--block", "nowhere.dat")]
    [InlineData("65", "--difficulty-bits", "65")]
    [InlineData("0", "--shots", "0")]
    [InlineData("--header and --block", "--header", "00", "--block", "x")]
    public void Run_BadInput_IsRefusedInOneSentence(string named, params string[] options) =>
        Assert.Contains(named, ProgramRun.Of(["quantum", "grover", .. options]).Refused(), StringComparison.Ordinal);
}
