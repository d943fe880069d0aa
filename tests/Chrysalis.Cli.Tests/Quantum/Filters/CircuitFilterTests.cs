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
            ["quantum", "detect", "--in", circuit, "--shots", "5000", "--out_format", "hits", "--seed", "18446744073709551615"];

        string one = ProgramRun.Of([.. detect, "--workers", "1"]).Out;
        Assert.Equal(5000, one.Count(c => c == '\n'));
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
}
