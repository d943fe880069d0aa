using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Chrysalis.Benchmarks.Bitcoin;
using Chrysalis.Benchmarks.StateVector;
using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.StateVector;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;

namespace Chrysalis.Benchmarks.Comparison;

/// <summary>This program's figures, measured now. Processor time but for the state vector, which is taken by the clock.</summary>
internal static class OwnFigures
{
    public const string Matching = "matching";
    public const string Sampling = "sampling";
    public const string SamplingText = "sampling, written as text";
    public const string Model = "dem";
    public const string StateOne = "state vector, one thread";
    public const string StateTwo = "state vector, two threads";
    private const int Depth = 14;
    private const int Runs = 5;

    /// <summary>Every work, its size and unit, and how it is measured.</summary>
    public static IEnumerable<(string Work, string Size, string Unit, Func<double> Measure)> All()
    {
        foreach ((int distance, double[] probabilities) in
            ((int, double[])[])[(7, [0.001, 0.003, 0.005, 0.008]), (13, [0.001, 0.003, 0.005, 0.008]), (17, [0.001]), (25, [0.001])])
            foreach (double probability in probabilities)
                yield return (Matching, Size(distance, probability), "us a shot", () => MatchingMicroseconds(distance, probability));
        foreach (int distance in (int[])[3, 7, 13, 25])
        {
            yield return (Sampling, Size(distance, 0.001), "ns a shot", () => SamplingNanoseconds(distance, isWritten: false));
            yield return (SamplingText, Size(distance, 0.001), "ns a shot", () => SamplingNanoseconds(distance, isWritten: true));
        }

        foreach (int distance in (int[])[7, 13, 25])
            yield return (Model, $"d = {distance}", "s", () => ModelSeconds(distance));
        foreach (int qubits in (int[])[20, 22, 24, 26])
        {
            yield return (StateOne, $"{qubits} qubits", "s", () => StateSeconds(qubits, 1));
            yield return (StateTwo, $"{qubits} qubits", "s", () => StateSeconds(qubits, 2));
        }

        yield return ("chain reading", "250000 transactions", "s a 100 MB", ExposureBenchCommand.SecondsAHundredMegabytes);
    }

    private static string Size(int distance, double probability) =>
        string.Create(CultureInfo.InvariantCulture, $"d = {distance}, p = {probability}");

    private static StimCircuit Memory(int distance, double probability) =>
        MemoryCircuit.Generate(new() { Distance = distance, Rounds = distance, Noise = UniformNoise.Of(probability) });

    private static double MatchingMicroseconds(int distance, double probability)
    {
        StimCircuit circuit = Memory(distance, probability);
        MatchingGraph graph = MatchingGraph.FromModel(CircuitErrorModel.Of(circuit, new() { DecomposeErrors = true }));
        var decoder = new MatchingDecoder(graph);
        var sampler = new DetectionSampler(circuit);
        ShotTable[] tables = [.. Enumerable.Range(0, distance > 9 ? 4 : 20).Select(block => sampler.Sample(1, block))];
        var events = new int[graph.DetectorCount];
        var observables = new ulong[1];
        return Best(() =>
        {
            foreach (ShotTable table in tables)
                for (int shot = 0; shot < table.Shots; shot++)
                    decoder.Predict(events.AsSpan(0, List(table[shot], graph.DetectorCount, events)), observables);
        }) * 1e6 / (tables.Length * (double)DetectionSampler.BlockShots);
    }

    private static double SamplingNanoseconds(int distance, bool isWritten)
    {
        var sampler = new DetectionSampler(Memory(distance, 0.001));
        var table = new ShotTable(DetectionSampler.BlockShots, sampler.Detectors + sampler.Observables);
        using var writer = new ShotWriter(Stream.Null, ShotFormat.Text01, new(0, sampler.Detectors, 0));
        long block = 0;
        int blocks = Math.Max(1, 400 / (distance * distance));
        return Best(() =>
        {
            for (int i = 0; i < blocks; i++)
            {
                sampler.Sample(1, block++, table);
                for (int shot = 0; isWritten && shot < table.Shots; shot++)
                    writer.Write(table[shot]);
            }
        }) * 1e9 / (blocks * (double)DetectionSampler.BlockShots);
    }

    private static double ModelSeconds(int distance)
    {
        StimCircuit circuit = Memory(distance, 0.001);
        return Best(() => CircuitErrorModel.Write(circuit, TextWriter.Null, new() { DecomposeErrors = true }));
    }

    private static double StateSeconds(int qubits, int threads)
    {
        Circuit circuit = GridCircuit.Make(qubits, Depth, seed: 1);
        using var state = new QuantumState(qubits, new() { Threads = threads });
        double best = double.MaxValue;
        for (int run = 0; run <= Runs; run++)
        {
            state.SetBasisState(0);
            long start = Stopwatch.GetTimestamp();
            state.Apply(circuit);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    /// <summary>Processor seconds of a call, the best of some after one that compiles the code.</summary>
    private static double Best(Action call)
    {
        double best = double.MaxValue;
        for (int run = 0; run <= Runs; run++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            int calls = 0;
            do
            {
                call();
                calls++;
            }
            while ((Environment.CpuUsage.TotalTime - before).TotalSeconds < 0.2);
            double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds / calls;
            best = run == 0 ? best : Math.Min(best, seconds);
        }

        return best;
    }

    private static int List(ReadOnlySpan<ulong> shot, int limit, int[] events)
    {
        int count = 0;
        for (int word = 0; word * 64 < limit; word++)
            for (ulong rest = shot[word]; rest != 0; rest &= rest - 1)
                if ((word * 64) + BitOperations.TrailingZeroCount(rest) is var bit && bit < limit)
                    events[count++] = bit;
        return count;
    }
}
