using System.Diagnostics;
using System.Globalization;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stabilizer.Frames;
using Chrysalis.Quantum.StateVector.Lanes;
using Chrysalis.Quantum.StateVector.Storage;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;

namespace Chrysalis.Benchmarks.Stabilizer;

/// <summary>
/// Measures the sampling of detection events: rotated surface code, d = rounds = 7, 13, 25 at p = 0.001, one thread, shots
/// packed one after the other; baseline and goal, Stim on a machine of the same kind, alone on it.
/// </summary>
internal static class SamplingCommand
{
    private static readonly (int Distance, double StimShots)[] Sizes = [(7, 6.0e6), (13, 1.2e6), (25, 0.18e6)];

    public static int Run(string[] args)
    {
        VectorPath path = args is ["--path", var name] ? Enum.Parse<VectorPath>(name, ignoreCase: true) : VectorPaths.Widest;
        Console.WriteLine(Machine.Describe());
        foreach ((int distance, double stim) in Sizes)
            Measure(distance, stim, path);
        Console.WriteLine($"load of the last minute {Machine.Load()}: above 1 or 2 of its own, other work slowed this down");
        return 0;
    }

    private static void Measure(int distance, double stim, VectorPath path)
    {
        double perShot = SecondsAShot(distance, UniformNoise.Of(0.001), path, out int bits);
        double quiet = SecondsAShot(distance, new UniformNoise(), path, out _);
        double turning = SecondsOfTurning(bits);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  d = rounds = {distance}, {path}: {1e-6 / perShot:0.000} million shots/s (best of 8, per processor second); "
                + $"Stim {stim / 1e6:0.00}: {1 / perShot / stim:0.00} times its speed; "
                + $"of {1e9 * perShot:0} ns a shot {1e9 * (perShot - quiet):0} are noise, {1e9 * turning:0} turning rows into shots, "
                + $"{1e9 * (quiet - turning):0} gates, resets and parities"));
    }

    private static double SecondsAShot(int distance, UniformNoise noise, VectorPath path, out int bits)
    {
        StimCircuit circuit = MemoryCircuit.Generate(new() { Distance = distance, Rounds = distance, Noise = noise });
        var sampler = new DetectionSampler(circuit, path);
        var table = new ShotTable(DetectionSampler.BlockShots, sampler.Detectors + sampler.Observables);
        bits = table.Bits;
        long block = 0;
        return Best(() => sampler.Sample(1, block++, table)) / DetectionSampler.BlockShots;
    }

    private static unsafe double SecondsOfTurning(int bits)
    {
        using var rows = new AlignedBuffer<ulong>((long)bits * FrameRow.Words);
        new Span<ulong>(rows.Pointer, (int)rows.Length).Clear();
        var table = new ShotTable(DetectionSampler.BlockShots, bits);
        ulong* source = rows.Pointer;
        return Best(() =>
        {
            fixed (ulong* shots = table.Words)
                BitTranspose.Transpose(source, bits, shots, table.RowWords);
        }) / DetectionSampler.BlockShots;
    }

    /// <summary>
    /// Processor seconds of one call, not wall time: others work on this machine too. The best of several stretches after a warm-up.
    /// </summary>
    private static double Best(Action call)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 1;)
            call();
        double best = double.MaxValue;
        for (int run = 0; run < 8; run++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long calls = 0;
            do
            {
                call();
                calls++;
            }
            while ((Environment.CpuUsage.TotalTime - before).TotalSeconds < 0.3);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds / calls);
        }
        return best;
    }
}
