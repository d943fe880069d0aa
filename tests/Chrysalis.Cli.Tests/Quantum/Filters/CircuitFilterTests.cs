using Chrysalis.Testing;
using System.Text.Json;

namespace Chrysalis.Cli.Tests.Quantum.Filters;

public class CircuitFilterTests
{
    private static readonly string[] Small =
        ["quantum", "gen", "--code", "surface_code", "--task", "rotated_memory_z", "--distance", "3", "--rounds", "2"];

    [Fact]
    public void Filters_FromGenerationToDecoding_FitTogether()
    {
        using var folder = new TemporaryFolder();
        string Path(string name) => System.IO.Path.Combine(folder.Path, name);
        Assert.Equal(0, ProgramRun.Of([.. Small, "--noise", "si1000:0.003", "--out", Path("c.stim")]).ExitCode);
        Assert.Equal(0, ProgramRun.Of("quantum", "dem", "--in", Path("c.stim"), "--decompose_errors", "--out", Path("c.dem")).ExitCode);
        Assert.Equal(0, ProgramRun.Of(
            "quantum", "detect", "--in", Path("c.stim"), "--shots", "3000", "--out", Path("e.b8"), "--out_format", "b8",
            "--append_observables", "--seed", "5").ExitCode);
        ProgramRun decoded = ProgramRun.Of(
            "quantum", "decode", "--dem", Path("c.dem"), "--in", Path("e.b8"), "--in_format", "b8", "--in_includes_appended_observables",
            "--count_mistakes");

        string[] counts = decoded.Out.Trim().Split(" / ");
        Assert.Equal("3000", counts[1]);
        // Distance 3 at 0.3 % fails in a few shots of a hundred, not in none, and not like a coin.
        Assert.InRange(int.Parse(counts[0], System.Globalization.CultureInfo.InvariantCulture), 1, 300);
    }

    [Fact]
    public void Detect_AnyNumberOfThreads_DrawsTheSameShots()
    {
        using var folder = new TemporaryFolder();
        string circuit = Path.Combine(folder.Path, "c.stim");
        ProgramRun.Of([.. Small, "--noise", "uniform:0.01", "--out", circuit]);
        string[] detect =
            ["quantum", "detect", "--in", circuit, "--shots", "40000", "--out_format", "hits", "--seed", "18446744073709551615"];

        string one = ProgramRun.Of([.. detect, "--workers", "1"]).Out;
        Assert.Equal(40000, one.Count(c => c == '\n'));
        Assert.Equal(one, ProgramRun.Of([.. detect, "--workers", "3"]).Out);
    }

    [Fact]
    public void MeasuredShots_Converted_AreTheDetectorsOfTheirParities()
    {
        using var folder = new TemporaryFolder();
        string circuit = Path.Combine(folder.Path, "c.stim"), sweep = Path.Combine(folder.Path, "sweep.01"),
            measured = Path.Combine(folder.Path, "m.01"), observables = Path.Combine(folder.Path, "o.01");
        File.WriteAllText(circuit, "X 0\nCX sweep[0] 0\nM 0\nX_ERROR(1) 0\nM 0\nDETECTOR rec[-1] rec[-2]\nOBSERVABLE_INCLUDE(0) rec[-1]\n");
        File.WriteAllText(sweep, "0\n1\n");
        Assert.Equal(0, ProgramRun.Of("quantum", "sample", "--in", circuit, "--shots", "2", "--sweep", sweep, "--out", measured).ExitCode);
        Assert.Equal("10\n01\n", File.ReadAllText(measured));
        ProgramRun events = ProgramRun.Of(
            "quantum", "m2d", "--circuit", circuit, "--in", measured, "--sweep", sweep, "--obs_out", observables);

        Assert.Equal("1\n1\n", events.Out);
        Assert.Equal("1\n1\n", File.ReadAllText(observables));
    }

    [Fact]
    public void Filters_Ptb64_GoesInAndOutOfEveryOne()
    {
        using var folder = new TemporaryFolder();
        string Path(string name) => System.IO.Path.Combine(folder.Path, name);
        ProgramRun.Of([.. Small, "--noise", "uniform:0.01", "--out", Path("c.stim")]);
        ProgramRun.Of("quantum", "dem", "--in", Path("c.stim"), "--decompose_errors", "--out", Path("c.dem"));
        string[] formats = ["01", "ptb64"];
        foreach (string format in formats)
        {
            string[] shots = ["--in", Path("c.stim"), "--shots", "192", "--seed", "3", "--out_format", format];
            string[] observables = ["--obs_out_format", format, "--obs_out"];
            Assert.Equal(0, ProgramRun.Of(["quantum", "sample", .. shots, "--out", Path("m." + format)]).ExitCode);
            Assert.Equal(0, ProgramRun.Of(
                ["quantum", "detect", .. shots, "--out", Path("e." + format), .. observables, Path("o." + format)]).ExitCode);
            Assert.Equal(0, ProgramRun.Of(
                ["quantum", "m2d", "--circuit", Path("c.stim"), "--in", Path("m." + format), "--in_format", format, "--out",
                    Path("n." + format), "--out_format", format, .. observables, Path("q." + format)]).ExitCode);
            Assert.Equal(0, ProgramRun.Of(
                "quantum", "decode", "--dem", Path("c.dem"), "--in", Path("e." + format), "--in_format", format, "--out",
                Path("p." + format), "--out_format", format).ExitCode);
        }

        foreach (string kind in (string[])["n", "q", "p"])
            Assert.Equal(File.ReadAllLines(Path(kind + ".01")), Lines(File.ReadAllBytes(Path(kind + ".ptb64"))));
    }

    /// <summary>The lines of format 01 that 192 shots of ptb64 stand for.</summary>
    private static string[] Lines(byte[] bytes)
    {
        int bits = bytes.Length / 8 / 3;
        return [.. Enumerable.Range(0, 192).Select(shot => string.Concat(Enumerable.Range(0, bits).Select(bit =>
            (bytes[(shot / 64 * bits * 8) + (bit * 8) + (shot % 64 / 8)] >> (shot % 8) & 1) == 1 ? '1' : '0')))];
    }

    [Fact]
    public void MeasuredShots_OfARunWithoutFeedback_AreConverted()
    {
        using var folder = new TemporaryFolder();
        string circuit = Path.Combine(folder.Path, "c.stim"), measured = Path.Combine(folder.Path, "m.01");
        File.WriteAllText(circuit, "M 0\nCX rec[-1] 1\nM 1\nDETECTOR rec[-1] rec[-2]\nDETECTOR rec[-1]\n");
        File.WriteAllText(measured, "00\n10\n01\n11\n");
        string[] convert = ["quantum", "m2d", "--circuit", circuit, "--in", measured];
        Assert.Equal("00\n10\n11\n01\n", ProgramRun.Of(convert).Out);
        Assert.Equal("00\n01\n11\n10\n", ProgramRun.Of([.. convert, "--ran_without_feedback"]).Out);
    }

    [Fact]
    public void Filters_Json_CountsWhatTheFilesHold()
    {
        using var folder = new TemporaryFolder();
        string circuit = Path.Combine(folder.Path, "c.stim"), results = Path.Combine(folder.Path, "m.01"),
            events = Path.Combine(folder.Path, "e.01"), observables = Path.Combine(folder.Path, "o.01");
        JsonElement gen = Json([.. Small, "--noise", "uniform:0.02", "--out", circuit]);
        Assert.Equal((26, 25L, 16L, 1L, circuit), (
            gen.GetProperty("qubits").GetInt32(), gen.GetProperty("measurements").GetInt64(), gen.GetProperty("detectors").GetInt64(),
            gen.GetProperty("observables").GetInt64(), gen.GetProperty("output").GetString()));

        JsonElement dem = Json("quantum", "dem", "--in", circuit, "--out", Path.Combine(folder.Path, "c.dem"));
        int errors = File.ReadAllLines(Path.Combine(folder.Path, "c.dem")).Count(l => l.StartsWith("error", StringComparison.Ordinal));
        Assert.Equal((16, 1, errors), (
            dem.GetProperty("detectors").GetInt32(), dem.GetProperty("observables").GetInt32(), dem.GetProperty("errors").GetInt32()));

        JsonElement sample = Json("quantum", "sample", "--in", circuit, "--shots", "3000", "--seed", "7", "--out", results);
        Assert.Equal((3000, 7, File.ReadAllText(results).Count(c => c == '1')), (
            sample.GetProperty("shots").GetInt32(), sample.GetProperty("seed").GetInt32(), sample.GetProperty("ones").GetInt32()));

        string[][] filters = [["detect", "--in", circuit, "--shots", "3000"], ["m2d", "--circuit", circuit, "--in", results]];
        foreach (string[] filter in filters)
        {
            JsonElement found = Json(["quantum", .. filter, "--out", events, "--obs_out", observables]);
            Assert.Equal((3000, File.ReadAllText(events).Count(c => c == '1'), File.ReadAllText(observables).Count(c => c == '1')), (
                found.GetProperty("shots").GetInt32(), found.GetProperty("detection_events").GetInt32(),
                found.GetProperty("flipped_shots").GetInt32()));
            Assert.Equal(observables, found.GetProperty("observables_output").GetString());
        }
    }

    private static JsonElement Json(params string[] arguments)
    {
        ProgramRun run = ProgramRun.Of([.. arguments, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Out).RootElement;
    }

    [Theory]
    [InlineData("'surface' is not a code", "gen", "--code", "surface", "--task", "x", "--distance", "3", "--rounds", "3")]
    [InlineData(
        "Distance 1 is not possible", "gen", "--code", "surface_code", "--task", "rotated_memory_x", "--distance", "1", "--rounds", "3")]
    [InlineData(
        "1.5 is not a probability", "gen", "--code", "surface_code", "--task", "rotated_memory_x", "--distance", "3", "--rounds", "3",
        "--after_clifford_depolarization", "1.5")]
    [InlineData(
        "not 'uniform:a:b'", "gen", "--code", "surface_code", "--task", "rotated_memory_x", "--distance", "3", "--rounds", "3", "--noise",
        "uniform:a:b")]
    [InlineData("nowhere.stim", "detect", "--in", "nowhere.stim")]
    [InlineData("nowhere.stim", "dem", "--in", "nowhere.stim")]
    [InlineData("--shots takes", "sample", "--in", "nowhere.stim", "--shots", "-1")]
    [InlineData("'-3'", "sample", "--in", "nowhere.stim", "--seed", "-3")]
    [InlineData("--json prints a summary", "sample", "--in", "nowhere.stim", "--json")]
    [InlineData("--json prints a summary", "m2d", "--circuit", "nowhere.stim", "--json")]
    [InlineData("65 shots do not fill ptb64's groups of 64", "sample", "--in", "nowhere.stim", "--shots", "65", "--out_format", "ptb64")]
    [InlineData(
        "1 shots do not fill", "detect", "--in", "nowhere.stim", "--obs_out", "o", "--obs_out_format", "ptb64", "--append_observables")]
    [InlineData("'b9'", "detect", "--in", "nowhere.stim", "--out_format", "b9")]
    public void Run_BadInput_IsRefusedInOneSentence(string named, params string[] options)
        => Assert.Contains(named, ProgramRun.Of(["quantum", .. options]).Refused(), StringComparison.Ordinal);

    [Fact]
    public void Dem_MalformedCircuit_NamesFileLineAndColumn()
    {
        using var folder = new TemporaryFolder();
        string circuit = Path.Combine(folder.Path, "bad.stim"), model = Path.Combine(folder.Path, "bad.dem");
        File.WriteAllText(circuit, "H 0\n  CNOTT 0 1\n");

        Assert.Equal(
            $"'{circuit}', line 2, column 3: 'CNOTT' is not an instruction: did you mean 'CNOT'?",
            ProgramRun.Of("quantum", "dem", "--in", circuit, "--out", model).Refused());
        Assert.False(File.Exists(model));
    }

    [Theory]
    [InlineData("--out and --in both name", "sample", "--in", "{0}", "--out", "{0}")]
    [InlineData("--out and --in both name", "dem", "--in={0}", "--out={0}")]
    [InlineData("--out and --in both name", "detect", "--in", "{0}", "--out", "{0}")]
    [InlineData("--out and --obs_out both name", "detect", "--in", "{0}", "--out", "{0}.b8", "--obs_out", "{0}.b8")]
    public void Run_TwoOptionsForOneFile_AreRefusedAndNothingIsLost(string sentence, string filter, params string[] words)
    {
        using var place = new TemporaryFolder();
        string circuit = place.File("a.stim", "M 0\nDETECTOR rec[-1]\nOBSERVABLE_INCLUDE(0) rec[-1]\n");

        ProgramRun run = ProgramRun.Of(
            ["quantum", filter, .. words.Select(word => word.Replace("{0}", circuit, StringComparison.Ordinal))]);

        Assert.StartsWith(sentence, run.Refused(), StringComparison.Ordinal);
        Assert.StartsWith("M 0", File.ReadAllText(circuit), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(place.Path));
    }
}
