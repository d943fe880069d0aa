using System.Text.Json;
using Chrysalis.Cli.Tests.Schemas;
using Json.Schema;

namespace Chrysalis.Cli.Tests.Talk.Shapes;

public sealed class ShapesCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string persona, speech;

    public ShapesCommandTests()
    {
        persona = SyntheticPersona.Write(Path.Combine(folder.Path, "persona"));
        speech = SpokenTone.Write(Path.Combine(folder.Path, "speech.wav"));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData]
    [InlineData("--json")]
    [InlineData("-o", "-")]
    public void Run_NoFile_PrintsTheTrackAsItsSchemaSays(params string[] options)
    {
        ProgramRun run = Run(options);

        Assert.Equal(0, run.ExitCode);
        JsonElement track = JsonDocument.Parse(run.Out).RootElement;
        Assert.True(JsonSchema.FromText(JsonSchemas.Of("talk-shapes")).Evaluate(track).IsValid);
        Assert.Equal(50, track.GetProperty("frames").GetArrayLength());
        string?[] names = [.. track.GetProperty("names").GetProperty("arkit").EnumerateArray().Select(name => name.GetString())];
        int jawOpen = Array.IndexOf(names, "jawOpen");
        Assert.Equal(0.63, Arkit(10), 1e-3);
        Assert.Equal(0, Arkit(45));

        double Arkit(int frame) => track.GetProperty("frames")[frame].GetProperty("arkit")[jawOpen].GetDouble();
    }

    [Theory]
    [InlineData("a.json", """{"fps":25,""")]
    [InlineData("a.CSV", "time_seconds,mouth_0,mouth_1,jawForward,")]
    [InlineData("a.gltf", "{\n  \"asset\": {\n    \"version\": \"2.0\"")]
    [InlineData("a.bvh", "HIERARCHY\nROOT head\n")]
    [InlineData("a.txt", "time_seconds,", "--format", "csv")]
    public void Run_File_IsOfItsEndingOrTheFormatGiven(string name, string beginning, params string[] options)
    {
        string file = Path.Combine(folder.Path, "new", name);

        ProgramRun run = Run(["-o", file, .. options]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"{file}  50 frames at 25 frames/s", run.Out, StringComparison.Ordinal);
        Assert.StartsWith(beginning, File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Run_FileAndJson_PrintsWhatWasWritten()
    {
        string file = Path.Combine(folder.Path, "a.csv");

        ProgramRun run = Run("-o", file, "--fps", "30000/1001", "--json");

        JsonElement findings = JsonDocument.Parse(run.Out).RootElement;
        Assert.True(JsonSchema.FromText(JsonSchemas.Of("talk-shapes-file")).Evaluate(findings).IsValid);
        Assert.Equal(file, findings.GetProperty("output").GetString());
        Assert.Equal(29.97, findings.GetProperty("fps").GetDouble(), 1e-3);
        Assert.Equal(59, findings.GetProperty("frame_count").GetInt32());
        Assert.Equal(60, File.ReadAllLines(file).Length);
    }

    [Theory]
    [InlineData("Unknown format 'fbx'. Choices: json, csv, gltf, bvh.", "--format", "fbx")]
    [InlineData("--json prints the curves as JSON where no file is named: leave out --format csv", "--format", "csv", "--json")]
    [InlineData("--fps takes frames a second", "--fps", "0")]
    [InlineData("'no.wav' does not exist; give an existing file.", "--audio", "no.wav")]
    [InlineData("'no such persona' is not a persona folder", "--persona", "no such persona")]
    public void Run_BadOption_IsRefusedInOneSentence(string sentence, params string[] options)
    {
        string[] usual = [.. options.Contains("--audio") ? [] : Audio, .. options.Contains("--persona") ? [] : Persona];

        Assert.StartsWith(sentence, ProgramRun.Of(["talk", "shapes", .. usual, .. options]).Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FileThatCannotBe_IsRefusedAndNothingIsLeft()
    {
        string made = Path.Combine(folder.Path, "new");

        Assert.Contains(
            "a.fbx' ends in none of .json, .csv, .gltf, .bvh: name such a file, or give --format.",
            Run("-o", Path.Combine(made, "a.fbx")).Refused(), StringComparison.Ordinal);
        Assert.Contains("is a folder: name a file in it.", Run("-o", folder.Path, "--format", "csv").Refused(), StringComparison.Ordinal);
        Assert.Contains(
            "is not a media file", ProgramRun.Of(
                ["talk", "shapes", "--audio", folder.File("a.wav"), .. Persona, "-o", Path.Combine(made, "a.csv")]).Refused(),
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(made));
    }

    private string[] Audio => ["--audio", speech];

    private string[] Persona => ["--persona", persona];

    private ProgramRun Run(params string[] options) => ProgramRun.Of(["talk", "shapes", .. Audio, .. Persona, .. options]);
}
