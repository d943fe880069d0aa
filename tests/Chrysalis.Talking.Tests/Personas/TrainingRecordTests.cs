using System.Text.Json.Nodes;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.Tests.Personas;

/// <summary>What a persona's own record says of its training, also where a stranger wrote it.</summary>
public class TrainingRecordTests
{
    [Theory]
    [InlineData("""{ "training_minutes": 40 }""", 40.0)]
    [InlineData("""{ "training_minutes": 40.5, "from": null }""", 40.5)]
    [InlineData("""{ "training_minutes": 40, "from": "base", "minutes_before": 135 }""", 175.0)]
    [InlineData("""{ "training_minutes": 40, "from": "base" }""", null)]
    [InlineData("""{ "training_minutes": 40, "from": "base", "minutes_before": null }""", null)]
    [InlineData("""{ "training_minutes": "forty" }""", null)]
    [InlineData("""{ "training_minutes": [40] }""", null)]
    [InlineData("""{ "training_minutes": 1e999 }""", null)]
    [InlineData("""{ "training_minutes": -3 }""", null)]
    [InlineData("{}", null)]
    public void MinutesInAll_OfRecords_CountWhatItBeganWith(string record, double? minutes)
    {
        Assert.Equal(minutes, TrainingRecord.MinutesInAll(Of(record)));
    }

    [Theory]
    [InlineData("""{ "seed": 3 }""", 3)]
    [InlineData("""{ "seed": 3.5 }""", null)]
    [InlineData("""{ "seed": 99999999999 }""", null)]
    [InlineData("""{ "seed": "3" }""", null)]
    [InlineData("{}", null)]
    public void Seed_OfRecords_IsAWholeNumberOrNothing(string record, int? seed)
    {
        Assert.Equal(seed, TrainingRecord.Seed(Of(record)));
    }

    private static Persona Of(string record) => new()
    {
        Name = "anna", Family = "wav2lip", Preset = "compact", Licence = "", Consent = "", Files = new Dictionary<string, string>(),
        Settings = [], Training = JsonNode.Parse(record)!.AsObject(),
    };
}
