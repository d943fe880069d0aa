using System.Text.Json;
using Chrysalis.Cli.Quantum.Mine;
using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Races;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Quantum.Mine;

public class MineCommandTests
{
    [Fact]
    public void Run_Plain_AnswersTheArticle()
    {
        ProgramRun run = ProgramRun.Of("quantum", "mine");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("y0 = 1.5936242600, 15.936 min, e^-y0 = 0.20319, P = 2.590441", run.Out, StringComparison.Ordinal);
        Assert.Contains("one core of this machine", run.Out, StringComparison.Ordinal);
        Assert.Contains("whole network", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EverythingJson_HasEverythingAndWritesThePage()
    {
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "new", "mine.html");
        ProgramRun run = ProgramRun.Of(
            "quantum", "mine", "--alpha", "0.2", "--simulate", "2e4", "--stale", "--attack", "timestamps", "--speed", "0.5", "--runs", "5",
            "--equilibrium", "--json", "--html", page);

        JsonElement found = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(20_000, found.GetProperty("race").GetProperty("tally").GetProperty("blocks").GetInt64());
        Assert.Equal(10, found.GetProperty("equilibria").GetArrayLength());
        Assert.Equal(11, found.GetProperty("stale_rates").GetArrayLength());
        Assert.Equal(1, found.GetProperty("timestamp_attacks").GetArrayLength());
        Assert.Equal(5, File.ReadAllText(page).Split("data:image/png").Length - 1);
    }

    [Fact]
    public void Run_SameSeed_SimulatesTheSame()
    {
        string[] words =
        [
            "quantum", "mine", "--simulate", "1e4", "--miner", "alpha=0.3,minutes=10,aggressive", "--miner",
            "alpha=0.1,registers=5,spread=2", "--pools", "30,20%", "--delay", "2", "--seed", "9", "--json"
        ];
        string Race() => JsonDocument.Parse(ProgramRun.Of(words).Out).RootElement.GetProperty("race").ToString();

        Assert.Equal(Race(), Race());
    }

    [Fact]
    public void Run_Costs_SaysWhetherItPays()
    {
        Assert.Contains(
            "it pays", ProgramRun.Of("quantum", "mine", "--rate", "1e6", "--iteration-cost", "1", "--hash-cost", "1").Out,
            StringComparison.Ordinal);
        Assert.Contains(
            "does not pay", ProgramRun.Of("quantum", "mine", "--rate", "1e6", "--iteration-cost", "1", "--hash-cost", "1e-12").Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_HopelessMiner_SaysWhatToTry() =>
        Assert.Contains("try --alpha", ProgramRun.Of("quantum", "mine", "--rate", "1", "--simulate", "1e4").Out, StringComparison.Ordinal);

    [Fact]
    public void Parse_Words_OverrideTheUsualMiner()
    {
        var network = MiningNetwork.AtDifficulty(1e12);
        var usual = new QuantumMiner(new(2, 1e6), 900);
        QuantumMiner miner = MinerSpec.Parse("rate=3e6, minutes=5,spread=1,aggressive,concedes", usual, network);

        Assert.Equal(new QuantumMiner(new(2, 3e6), 300) { SpreadSeconds = 60, IsAggressive = true, ConcedesTies = true }, miner);
    }

    [Theory]
    [InlineData("--rate and --alpha", "--rate", "1", "--alpha", "1")]
    [InlineData("0.5", "--difficulty", "0.5")]
    [InlineData("-3", "--rate", "-3")]
    [InlineData("0", "--registers", "0")]
    [InlineData("0", "--alpha", "0", "--simulate", "10")]
    [InlineData("0.5", "--simulate", "0.5")]
    [InlineData("speedy", "--simulate", "10", "--miner", "speedy=3")]
    [InlineData("alpha=x", "--simulate", "10", "--miner", "alpha=x")]
    [InlineData("--miners and --miner", "--simulate", "10", "--miners", "2", "--miner", "alpha=1")]
    [InlineData("--miners 1", "--simulate", "10", "--miners", "0")]
    [InlineData("110 %", "--simulate", "10", "--pools", "60,50")]
    [InlineData("ten", "--simulate", "10", "--pools", "ten")]
    [InlineData("selfish", "--attack", "selfish")]
    [InlineData("--attack timestamps", "--speed", "0.1")]
    [InlineData("2", "--attack", "timestamps", "--speed", "2")]
    [InlineData("1.5", "--tie", "1.5")]
    [InlineData("give both", "--hash-cost", "1")]
    [InlineData("spread", "--simulate", "10", "--measure-after", "5", "--spread", "6")]
    [InlineData("NaN", "--rate", "NaN")]
    public void Run_BadInput_IsRefusedInOneSentence(string named, params string[] options) =>
        Assert.Contains(named, ProgramRun.Of(["quantum", "mine", .. options]).Refused(), StringComparison.Ordinal);
}
