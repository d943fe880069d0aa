using Chrysalis.Quantum.Decoding.Sampling;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Willow;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;

namespace Chrysalis.Quantum.Tests.MemoryExperiment;

public sealed class WillowDataTests : IDisposable
{
    private const int Blocks = 8;
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis-willow-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Decode_FoldersOfTheDataSetsLayout_CountsAsTheExperimentDoes()
    {
        foreach (int distance in (int[])[3, 5])
            foreach (int rounds in (int[])[5, 10])
                Write(distance, rounds);

        WillowDataReport report = Decode(new() { Folder = folder });

        Assert.True(report.IsComplete);
        Assert.Equal(["mwpm_with_si1000_prior"], report.Priors);
        Assert.Equal(8, report.Points.Count);
        Assert.Equal(["d3_at_q2_7", "d5_at_q2_7"], report.Points.Select(p => p.Setting.Noise).Distinct());
        MemoryPoint[] sampled = [.. MemoryStudy.Run(
            new()
            {
                Distances = [3, 5], Rounds = [5, 10], Noise = MemoryNoiseKind.Si1000, Probabilities = [0.006],
                Decoders = [DecoderKind.Matching, DecoderKind.Correlated],
                Limit = new(Blocks * ModelSampler.BlockShots), Seed = 5
            },
            cancellation: TestContext.Current.CancellationToken).Points];
        Assert.Equal(sampled.Select(p => p.Errors), report.Points.Select(p => p.Errors));
        Assert.Equal(4, report.Rates.Count);
        Assert.All(report.Suppressions, s => Assert.InRange(s.Fit.Lambda.Value, 0.8, 3));
    }

    /// <summary>
    /// Data qubits prepared at random: sweep bits flip them, the measurements carry the flips, the events must not. Made from
    /// the circuit with a CX of every sweep bit, without detection_events.b8 and without an error model.
    /// </summary>
    [Fact]
    public void Decode_MeasurementsWithSweepBits_ConvertsThem()
    {
        string folder = Path.Combine(this.folder, "d3_at_q2_7", "Z", "r03");
        Directory.CreateDirectory(folder);
        string plain = MemoryCircuit.Generate(new() { Distance = 3, Rounds = 3 }).ToString();
        int firstTick = plain.IndexOf("TICK", StringComparison.Ordinal);
        string swept = plain.Insert(firstTick, "CX sweep[0] 1 sweep[1] 3 sweep[2] 5\n");
        File.WriteAllText(Path.Combine(folder, "circuit_ideal.stim"), swept);
        File.WriteAllText(
            Path.Combine(folder, "circuit_noisy_si1000.stim"),
            MemoryCircuit.Generate(new() { Distance = 3, Rounds = 3, Noise = UniformNoise.Of(0.005) }).ToString());

        // Noiseless results given by hand: stabilizers of flipped qubits fire in every round, data results are the flips.
        StimCircuit circuit = StimCircuit.Parse(swept);
        var sampler = new MeasurementSampler(circuit);
        var sweep = new ShotTable(DetectionSampler.BlockShots, 3);
        for (int shot = 0; shot < sweep.Shots; shot++)
            sweep[shot][0] = (ulong)shot % 8;
        ShotTable results = sampler.Sample(1, 0, sweep, TestContext.Current.CancellationToken);
        WriteShots(Path.Combine(folder, "measurements.b8"), results);
        WriteShots(Path.Combine(folder, "sweep_bits.b8"), sweep);

        WillowDataReport report = Decode(new() { Folder = this.folder, Decoders = [DecoderKind.Matching] });

        Assert.Equal(["circuit_noisy_si1000.stim"], report.Priors);
        MemoryPoint point = Assert.Single(report.Points);
        Assert.Equal((0, results.Shots), (point.Errors, point.Shots));
    }

    [Fact]
    public void Decode_PriorThatIsNotThere_NamesThoseThatAre()
    {
        Write(3, 5);

        Assert.Contains("mwpm_with_si1000_prior", Assert.Throws<QuantumException>(
            () => Decode(new() { Folder = folder, Prior = "neural" })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("detection_events.b8", "Shot ")]
    [InlineData("obs_flips_actual.b8", "observables")]
    public void Decode_FilesBrokenOff_NamesTheFolder(string file, string problem)
    {
        string path = Path.Combine(Write(3, 5), file);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);

        var thrown = Assert.Throws<QuantumException>(() => Decode(new() { Folder = folder }));

        Assert.Contains(problem, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("d3_at_q2_7", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_FolderOfSomethingElse_SaysWhatIsLookedFor()
        => Assert.Contains(
            "d3_at_q2_7/Z/r10", Assert.Throws<QuantumException>(() => Decode(new() { Folder = folder })).Message, StringComparison.Ordinal);

    private static void WriteShots(string path, ShotTable shots)
    {
        using FileStream file = File.Create(path);
        using var writer = new ShotWriter(file, ShotFormat.B8, new ShotLayout(shots.Bits, 0, 0));
        for (int shot = 0; shot < shots.Shots; shot++)
            writer.Write(shots[shot]);
    }

    private static WillowDataReport Decode(WillowDataOptions options) =>
        WillowData.Decode(options, null, TestContext.Current.CancellationToken);

    /// <summary>Writes an experiment as the data set lays it out.</summary>
    private string Write(int distance, int rounds)
    {
        string folder = Path.Combine(this.folder, $"d{distance}_at_q2_7", "Z", $"r{rounds:00}");
        string prior = Path.Combine(folder, "decoding_results", "mwpm_with_si1000_prior");
        Directory.CreateDirectory(prior);
        var setting = new MemorySetting(distance, rounds, 'Z', "si1000", 0.006, "mwpm");
        MemorySource source = CircuitMemorySource.Create(setting, null);
        File.WriteAllText(Path.Combine(prior, "error_model.dem"), source.Model.ToString());
        int detectors = (int)source.Model.DetectorCount;
        using FileStream events = File.Create(Path.Combine(folder, "detection_events.b8"));
        using FileStream truth = File.Create(Path.Combine(folder, "obs_flips_actual.b8"));
        using var eventWriter = new ShotWriter(events, ShotFormat.B8, new ShotLayout(0, detectors, 0));
        using var truthWriter = new ShotWriter(truth, ShotFormat.B8, new ShotLayout(0, 0, 1));
        for (int block = 0; block < Blocks; block++)
        {
            ShotTable shots = source.Sample(setting.Seed(5), block);
            for (int shot = 0; shot < shots.Shots; shot++)
            {
                var row = new ulong[(detectors + 63) / 64];
                for (int d = 0; d < detectors; d++)
                    row[d >> 6] |= shots[shot, d] ? 1UL << (d & 63) : 0;
                eventWriter.Write(row);
                truthWriter.Write([shots[shot, detectors] ? 1UL : 0]);
            }
        }
        return folder;
    }
}
