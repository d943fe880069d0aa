using System.Diagnostics;
using System.Globalization;
using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.StateVector;

namespace Chrysalis.Benchmarks.StateVector;

/// <summary>
/// Measures the state-vector simulator: size, random grid circuits of depth 14 on 20 to 26 qubits in single precision;
/// baseline and goal, qsim built for the same 2-core AVX-512 machine, alone on it.
/// </summary>
internal static class StateVectorCommand
{
    private const int Depth = 14;

    /// <summary>States up to this size may stay in a last-level cache, whose speed is not measured here.</summary>
    private const double LastLevelCacheBytes = 32 << 20;

    /// <summary>Seconds of qsim on one and two threads; measured on an AMD EPYC (Zen 4) with 2 cores.</summary>
    private static readonly Dictionary<int, (double One, double Two)> Qsim = new()
    {
        [20] = (0.034, 0.022), [22] = (0.13, 0.070), [24] = (0.85, 0.48), [26] = (2.6, 1.4),
    };

    public static int Run(string[] args)
    {
        StateVectorOptions options = StateVectorOptions.Parse(args);
        Console.WriteLine(Machine.Describe());
        List<(int Threads, int Qubits, double Seconds)> results = [];
        double peak = MultiplyAddPeak.Measure();
        Console.WriteLine($"multiplying and adding in registers: {Number(peak / 1e9)} Gflop/s a thread in single precision");
        foreach (int threads in options.Threads)
        {
            double copy = CopyBandwidth.Measure(threads);
            Console.WriteLine(
                $"{threads} thread{(threads == 1 ? "" : "s")}: copying memory moves {Number(copy / 1e9)} GB/s (read and written)");
            foreach (int qubits in options.Qubits)
                foreach (int? fused in options.Fused)
                    results.Add((threads, qubits, Measure(qubits, threads, fused, copy, peak * threads, options)));
        }

        if (options.Plot is { } plot)
            File.WriteAllBytes(plot, StateVectorPlot.Draw(results, Qsim));
        Console.WriteLine($"load of the last minute {Machine.Load()}: above 1 or 2 of its own, other work slowed this down");
        return 0;
    }

    /// <summary>Measures one size, and gives the processor seconds of a thread.</summary>
    private static double Measure(int qubits, int threads, int? fused, double copy, double peak, StateVectorOptions options)
    {
        Circuit circuit = GridCircuit.Make(qubits, Depth, seed: 1);
        using var state = new QuantumState(qubits, new() { Precision =
            options.Precision, Threads = threads, FusedQubits = fused, BlockQubits = options.Block, RunQubits = options.RunLength });
        (double[] seconds, double[] processor) = Time(state, circuit, options.Runs);
        double least = seconds[0], median = seconds[seconds.Length / 2];
        double moved = state.BytesMoved(circuit);
        long planning = Stopwatch.GetTimestamp();
        double flops = state.FloatingPointOperations(circuit);
        double planSeconds = Stopwatch.GetElapsedTime(planning).TotalSeconds;
        bool isComparable = Qsim.TryGetValue(qubits, out (double One, double Two) goal) && options.Precision == Precision.Single
            && threads <= 2;
        double qsim = threads == 1 ? goal.One : goal.Two;
        bool isCached = StateMemory.RequiredBytes(qubits, options.Precision) <= LastLevelCacheBytes;
        // Two threads that take turns on a busy machine still use only their own processor time: half of it is what they would need alone.
        double own = processor[0] / threads;
        Console.WriteLine($"  {qubits} qubits, depth {Depth}{(fused is null ? "" : $", fused to {fused}")}: least {Number(least)} s, "
            + $"median {Number(median)} s of {seconds.Length}; processor time a thread least {Number(own)} s; "
            + $"planning {Number(planSeconds)} s of it");
        string beside = isComparable
            ? $"qsim {Number(qsim)} s: {Number(least / qsim)} times its time, {Number(own / qsim)} by processor time"
            : "no qsim figure";
        double bound = state.GateByGateBound(circuit, peak, isCached ? double.PositiveInfinity : copy);
        Console.WriteLine(
            $"    {beside}; gate by gate this machine needs {Number(bound)} s or more; "
                + $"{Number(flops / own / 1e9)} Gflop/s = {Number(100 * flops / own / peak)} % of the peak, {Number(moved / own / 1e9)} "
                + $"GB/s = {Number(100 * moved / own / copy)} % of copying, both by processor time");
        return own;
    }

    /// <summary>Seconds and processor seconds of some runs, ascending; the first run, which compiles the code, is not counted.</summary>
    private static (double[] Seconds, double[] Processor) Time(QuantumState state, Circuit circuit, int runs)
    {
        var seconds = new double[runs + 1];
        var processor = new double[runs + 1];
        for (int run = 0; run < seconds.Length; run++)
        {
            state.SetBasisState(0);
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            state.Apply(circuit);
            seconds[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            processor[run] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        return ([.. seconds.Skip(1).Order()], [.. processor.Skip(1).Order()]);
    }

    private static string Number(double value) =>
        value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : "0.0###", CultureInfo.InvariantCulture);
}
