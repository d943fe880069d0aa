using System.Text.Json;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Quantum.Shor;

public class ShorCommandTests
{
    [Fact]
    public void Run_RandomKeys_FindsAllAndWritesThePage()
    {
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "shor.html");
        ProgramRun run = ProgramRun.Of("quantum", "shor", "--order-bits", "5", "--keys", "3", "--html", page);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("3 of 3 keys found", run.Out, StringComparison.Ordinal);
        Assert.Contains("data:image/png", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PublicKey_ReturnsOnePrivateKey()
    {
        ProgramRun run = ProgramRun.Of("quantum", "shor", "--prime", "79", "--public-key", "1,18", "--json");

        JsonElement key = Assert.Single(JsonDocument.Parse(run.Out).RootElement.GetProperty("keys").EnumerateArray());
        Assert.Equal(1, key.GetProperty("public_key").GetProperty("x").GetInt32());
        Assert.InRange(key.GetProperty("private_key").GetInt32(), 1, 78);
    }

    [Fact]
    public void Run_Factor_SplitsTheModulus() =>
        Assert.Matches(@"35 = (5 x 7|7 x 5), in \d+ runs", ProgramRun.Of("quantum", "shor", "--factor", "35").Out);

    [Theory]
    [InlineData("22", "--order-bits", "22")]
    [InlineData("7", "--prime", "7")]
    [InlineData("'1'", "--public-key", "1")]
    [InlineData("(1, 1)", "--prime", "79", "--public-key", "1,1")]
    [InlineData("17", "--factor", "17")]
    [InlineData("--html", "--factor", "15", "--html", "x.html")]
    public void Run_BadInput_IsRefusedInOneSentence(string named, params string[] options) =>
        Assert.Contains(named, ProgramRun.Of(["quantum", "shor", .. options]).Refused(), StringComparison.Ordinal);
}
