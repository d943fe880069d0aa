using System.Globalization;
using System.Numerics;
using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.Decoding.Sampling;
using Chrysalis.Quantum.Decoding.UnionFind;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Benchmarks.Decoding;

/// <summary>
/// Measures the decoders on one thread: rotated surface codes of as many rounds as their distance, uniform noise;
/// baseline and goal, PyMatching 2 on the same kind of machine, alone on it.
/// </summary>
internal static class DecodingCommand
{
    /// <summary>Microseconds a shot of PyMatching 2, one thread, measured on an AMD EPYC (Zen 4) with 2 cores.</summary>
    private static readonly Dictionary<(int, double), double> PyMatching = new()
    {
        [(7, 0.001)] = 1.3, [(7, 0.003)] = 4.4, [(7, 0.005)] = 7.8, [(13, 0.001)] = 10, [(13, 0.003)] = 32, [(13, 0.005)] = 66,
    };

    public static int Run(string[] args)
    {
        DecodingOptions options = DecodingOptions.Parse(args);
        Console.WriteLine(Machine.Describe());
        foreach (int distance in options.Distances)
            foreach (double probability in options.Probabilities)
            {
                DetectorErrorModel model = Model(distance, probability);
                ShotTable[] shots = Shots(model, distance);
                foreach (string decoder in options.Decoders)
                    Measure(distance, probability, decoder, model, shots, options.Runs);
            }

        Console.WriteLine($"load of the last minute {Machine.Load()}: above 1 of its own, other work slowed this down");
        return 0;
    }

    private static DetectorErrorModel Model(int distance, double probability)
    {
        string data = Environment.GetEnvironmentVariable("CHRYSALIS_QEC") ?? "../shared/data/qec";
        if (distance == 13)
            return Scale(DetectorErrorModel.ReadFile(Path.Combine(data, "surface_code_rotated_memory_x_13_0.01.dem")), probability / 0.01);
        return DetectorErrorModel.ReadFile(
            Path.Combine(data, string.Create(CultureInfo.InvariantCulture, $"rotated_memory_z_d{distance}_p{probability}.dem")));
    }

    private static DetectorErrorModel Scale(DetectorErrorModel model, double factor)
    {
        var text = new System.Text.StringBuilder();
        model.ForEachError((probability, targets) =>
        {
            text.Append(CultureInfo.InvariantCulture, $"error({probability * factor})");
            foreach (DemTarget target in targets)
                text.Append(' ').Append(target);
            text.Append('\n');
        });
        return DetectorErrorModel.Parse(text.ToString());
    }

    private static ShotTable[] Shots(DetectorErrorModel model, int distance)
    {
        var sampler = new ModelSampler(model);
        return [.. Enumerable.Range(0, distance > 9 ? 10 : 50).Select(block => sampler.Sample(1, block))];
    }

    private static void Measure(int distance, double probability, string name, DetectorErrorModel model, ShotTable[] tables, int runs)
    {
        MatchingGraph graph = MatchingGraph.FromModel(model);
        Decoder decoder = name switch
        {
            "union-find" => new UnionFindDecoder(graph),
            "correlated" => new CorrelatedMatchingDecoder(model),
            _ => new MatchingDecoder(graph),
        };
        long shots = tables.Sum(table => (long)table.Shots);
        double[] predicting = new double[runs + 1];
        double[] weighing = new double[runs + 1];
        for (int run = 0; run <= runs; run++)
        {
            predicting[run] = Decode(tables, graph, events => decoder.Predict(events, Observables));
            if (decoder is MatchingDecoder matching)
                weighing[run] = Decode(tables, graph, events => matching.PredictAndWeigh(events, Observables));
        }

        double best = predicting.Skip(1).Min() * 1e6 / shots;
        double all = weighing.Skip(1).Min() * 1e6 / shots;
        string goal = PyMatching.TryGetValue((distance, probability), out double peer) && name == "mwpm"
            ? string.Create(CultureInfo.InvariantCulture, $"; PyMatching {peer} us: {best / peer:0.00} and {all / peer:0.00} of its time")
            : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"d = {distance,2}, p = {probability}, {name}: {best:0.00} us a shot to predict"
                + $"{(all > 0 ? $", {all:0.00} us with both bases matched and weighed" : "")} (processor time, best of {runs}){goal}"));
    }

    private static readonly ulong[] Observables = new ulong[1];

    private delegate void Decoding(ReadOnlySpan<int> events);

    private static double Decode(ShotTable[] tables, MatchingGraph graph, Decoding decode)
    {
        var events = new int[graph.DetectorCount];
        TimeSpan before = Environment.CpuUsage.UserTime;
        foreach (ShotTable table in tables)
            for (int shot = 0; shot < table.Shots; shot++)
                decode(events.AsSpan(0, List(table[shot], graph.DetectorCount, events)));
        return (Environment.CpuUsage.UserTime - before).TotalSeconds;
    }

    private static int List(ReadOnlySpan<ulong> shot, int limit, int[] events)
    {
        int count = 0;
        for (int w = 0; w * 64 < limit; w++)
            for (ulong word = shot[w]; word != 0; word &= word - 1)
                if ((w * 64) + BitOperations.TrailingZeroCount(word) is var bit && bit < limit)
                    events[count++] = bit;
        return count;
    }
}
