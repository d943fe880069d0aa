using System.Diagnostics;
using System.Globalization;
using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.StateVector;
using Chrysalis.Quantum.SurfaceCode;

namespace Chrysalis.Benchmarks.Stabilizer;

/// <summary>
/// Measures the sampling of detection events: rotated surface code, d = rounds = 7, 13, 25 at p = 0.001, one thread, shots
/// packed one after the other; baseline and goal, Stim on a machine of the same kind, alone on it.
/// </summary>
internal static class SamplingCommand
{
    private static readonly (int Distance, double StimShots)[] s_sizes = [(7, 6.0e6), (13, 1.2e6), (25, 0.18e6)];

    public static int Run(string[] args)
    {
        VectorPath path = args is ["--path", var name] ? Enum.Parse<VectorPath>(name, ignoreCase: true) : VectorPaths.Widest;
        Console.WriteLine(Machine.Describe());
        foreach ((int distance, double stim) in s_sizes)
            Measure(distance, stim, path);
        Console.WriteLine($"load of the last minute {Machine.Load()}: above 1 or 2 of its own, other work slowed this down");
        return 0;
    }

    private static void Measure(int distance, double stim, VectorPath path)
    {
        StimCircuit circuit = MemoryCircuit.Generate(new() { Distance = distance, Rounds = distance, Noise = UniformNoise.Of(0.001) });
        var sampler = new DetectionSampler(circuit, path);
        var table = new ShotTable(DetectionSampler.BlockShots, sampler.Detectors + sampler.Observables);
        long block = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 1;)
            sampler.Sample(1, block++, table);

        // Processor time, not wall time: others work on this machine too. The best of several stretches.
        double best = 0;
        for (int run = 0; run < 8; run++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long first = block;
            do
                sampler.Sample(1, block++, table);
            while ((Environment.CpuUsage.TotalTime - before).TotalSeconds < 0.4);
            best = Math.Max(best, (block - first) * (double)DetectionSampler.BlockShots / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  d = rounds = {distance}, {path}: {best / 1e6:0.000} million shots/s (best of 8, per processor second); Stim {stim / 1e6:0.00}: {best / stim:0.00} times its speed"));
    }
}
