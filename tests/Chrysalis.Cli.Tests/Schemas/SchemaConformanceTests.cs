using System.Text.Json;
using Json.Schema;

namespace Chrysalis.Cli.Tests.Schemas;

/// <summary>What cheap commands print with <c>--json</c> is what their schema says, by an independent validator.</summary>
public class SchemaConformanceTests
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    [Theory]
    [InlineData("talk-families", "talk families")]
    [InlineData("quantum-estimate", "quantum estimate")]
    [InlineData("quantum-estimate", "quantum estimate --qubits 1e6 --time 1h --solve error-rate")]
    [InlineData("quantum-estimate-compare", "quantum estimate --compare")]
    [InlineData("quantum-grover", "quantum grover --qubits 6 --difficulty-bits 3 --points 4 --shots 50 --unknown-runs 2")]
    [InlineData("quantum-shor", "quantum shor --order-bits 5 --keys 2")]
    [InlineData("quantum-shor-factor", "quantum shor --factor 15")]
    [InlineData("quantum-timeline", "quantum timeline --futures 100")]
    [InlineData("quantum-mine", "quantum mine")]
    [InlineData("quantum-mine", "quantum mine --alpha 0.1 --simulate 1000 --miners 2 --attack timestamps --speed 0.5 --runs 2")]
    [InlineData("quantum-exposure", "quantum exposure --address 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("quantum-migrate", "quantum migrate --seconds 0 --start 2027-01-01")]
    [InlineData("quantum-rcs", "quantum rcs --qubits 6 --noisy-runs 4 --shots 100 --trials 0")]
    [InlineData("quantum-memory", "quantum memory --distance 3,5 --p 0.004,0.01 --shots 2000 --bursts")]
    public void Output_OfCommand_FitsItsSchema(string name, string line)
    {
        ProgramRun run = ProgramRun.Of([.. line.Split(' '), "--json"]);

        Assert.Equal(0, run.ExitCode);
        EvaluationResults results = JsonSchema.FromText(JsonSchemas.Of(name)).Evaluate(JsonDocument.Parse(run.Out).RootElement, Options);
        Assert.True(results.IsValid, string.Join("; ", (results.Details ?? []).Where(one => one.Errors is not null)
            .SelectMany(one => one.Errors!.Select(error => $"{one.InstanceLocation}: {error.Value}"))));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "families": [], "personas": [], "more": 1 }""")]
    [InlineData("""{ "families": [{ "name": 1, "presets": [] }], "personas": [] }""")]
    public void Schema_OtherRecords_AreRefused(string text) =>
        Assert.False(JsonSchema.FromText(JsonSchemas.Of("talk-families")).Evaluate(JsonDocument.Parse(text).RootElement, Options).IsValid);
}
