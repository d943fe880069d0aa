using System.Text.Json;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Quantum.Rcs;

public class RcsCommandTests
{
    [Fact]
    public void Run_SmallPatch_PrintsTheScoresAndWritesThePage()
    {
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "new", "rcs.html");
        ProgramRun run = ProgramRun.Of(
            "quantum", "rcs", "--qubits", "9", "--cycles", "6", "--noisy-runs", "5", "--trials", "0", "--html", page);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("patch of 9, 6 cycles", run.Out, StringComparison.Ordinal);
        Assert.Contains("perfect samples   F = ", run.Out, StringComparison.Ordinal);
        Assert.Contains("data:image/png", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Json_HasTheScoresOfThePatch()
    {
        ProgramRun run = ProgramRun.Of("quantum", "rcs", "--qubits", "8", "--noisy-runs", "5", "--trials", "0", "--json");

        JsonElement patch = JsonDocument.Parse(run.Out).RootElement.GetProperty("patch");
        Assert.Equal(8, patch.GetProperty("qubits").GetInt32());
        Assert.InRange(patch.GetProperty("perfect").GetProperty("value").GetDouble(), 0.5, 2);
    }

    [Fact]
    public void Run_CircuitFile_SimulatesAPatchOfIt()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "own.qsim");
        File.WriteAllText(
            file,
            "4\n0 x_1_2 0\n0 y_1_2 1\n0 hz_1_2 2\n0 x_1_2 3\n1 fs 0 1 1.57 0.52\n1 fs 2 3 1.57 0.52\n2 y_1_2 1\n3 fs 1 2 1.57 0.52\n");
        ProgramRun run = ProgramRun.Of("quantum", "rcs", "--circuit", file, "--qubits", "4", "--noisy-runs", "2", "--trials", "0");

        Assert.Contains("own.qsim: patch of 4, 2 cycles, 5 + 3 gates", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MalformedCircuitFile_NamesLineAndColumn()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "bad.qsim");
        File.WriteAllText(file, "2\n0 foo 1\n");
        Assert.Contains(
            "bad.qsim: Line 2, column 3", ProgramRun.Of("quantum", "rcs", "--circuit", file).Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("27", "--qubits", "27")]
    [InlineData("0", "--cycles", "0")]
    [InlineData("nowhere.qsim", "--circuit", "nowhere.qsim")]
    [InlineData("osprey", "--device", "osprey")]
    [InlineData("1", "--shots", "1")]
    public void Run_BadInput_IsRefusedInOneSentence(string named, params string[] options) =>
        Assert.Contains(named, ProgramRun.Of(["quantum", "rcs", .. options]).Refused(), StringComparison.Ordinal);
}
