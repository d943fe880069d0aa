using System.Diagnostics;
using System.Globalization;
using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;

namespace Chrysalis.Benchmarks.Decoding;

/// <summary>
/// Shots decoded a second of a memory experiment (rotated surface code, as many rounds as its distance, uniform noise) by the clock: the
/// study with one and with two threads, beside sinter's way of doing it on one thread: all shots of a batch sampled, then all matched.
/// </summary>
internal static class MemoryCommand
{
    private const double Probability = 0.004;
    private const int Runs = 5;
    private static readonly (int Distance, long Shots)[] Sizes = [(5, 2_000_000), (7, 800_000), (9, 300_000)];

    public static int Run(string[] args)
    {
        if (args.Length > 0)
            throw new ArgumentException("Usage: memory");
        Console.WriteLine(Machine.Describe());
        Console.WriteLine($"p = {Probability.ToString(CultureInfo.InvariantCulture)}, medians of {Runs} runs after one that compiles");
        foreach ((int distance, long shots) in Sizes)
            Measure(distance, shots);
        Console.WriteLine($"load of the last minute {Machine.Load()}: above 2 of its own, other work slowed this down");
        return 0;
    }

    private static void Measure(int distance, long shots)
    {
        StimCircuit circuit =
            MemoryCircuit.Generate(new() { Distance = distance, Rounds = distance, Noise = UniformNoise.Of(Probability) });
        DetectorErrorModel model = CircuitErrorModel.Of(circuit, new() { DecomposeErrors = true });
        var sampler = new DetectionSampler(circuit);
        var matching = new BatchDecoder(new MatchingDecoder(MatchingGraph.FromModel(model)), 1);
        var batch = new ShotTable[(shots + DetectionSampler.BlockShots - 1) / DetectionSampler.BlockShots];
        double sampling = MedianSeconds(() =>
        {
            for (int block = 0; block < batch.Length; block++)
                batch[block] = sampler.Sample(1, block);
        });
        double decoding = MedianSeconds(() =>
        {
            foreach (ShotTable table in batch)
                matching.CountMistakes(table, table.Shots);
        });
        batch = [];
        double one = Study(distance, shots, workers: 1), two = Study(distance, shots, workers: 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  d = rounds = {distance}, {shots} shots: {shots / one:0} shots/s with one thread, {shots / two:0} with two "
                + $"({one / two:0.00} times); sampled, then matched, one thread: {shots / (sampling + decoding):0} "
                + $"({1e6 * sampling / shots:0.00} and {1e6 * decoding / shots:0.00} us a shot)"));
    }

    private static double Study(int distance, long shots, int workers) => MedianSeconds(() => MemoryStudy.Run(new()
    {
        Distances = [distance], Probabilities = [Probability], Limit = new MemoryLimit(shots), Workers = workers,
    }));

    private static double MedianSeconds(Action call)
    {
        double[] seconds = new double[Runs + 1];
        for (int run = 0; run <= Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            call();
            seconds[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return Statistics.Median(seconds[1..]);
    }
}
