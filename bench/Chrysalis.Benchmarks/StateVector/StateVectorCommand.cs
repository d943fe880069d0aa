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

    /// <summary>Seconds of qsim on one and two threads; measured on an AMD EPYC (Zen 4) with 2 cores.</summary>
    private static readonly Dictionary<int, (double One, double Two)> s_qsim = new()
    {
        [20] = (0.034, 0.022), [22] = (0.13, 0.070), [24] = (0.85, 0.48), [26] = (2.6, 1.4),
    };

    public static int Run(string[] args)
    {
        StateVectorOptions options = StateVectorOptions.Parse(args);
        Console.WriteLine(Machine.Describe());
        foreach (int threads in options.Threads)
        {
            double copy = CopyBandwidth.Measure(threads);
            Console.WriteLine($"{threads} thread{(threads == 1 ? "" : "s")}: copying memory moves {Number(copy / 1e9)} GB/s (read and written)");
            foreach (int qubits in options.Qubits)
                foreach (int? fused in options.Fused)
                    Measure(qubits, threads, fused, copy, options);
        }

        Console.WriteLine($"load of the last minute {Machine.Load()}: above 1 or 2 of its own, other work slowed this down");
        return 0;
    }

    private static void Measure(int qubits, int threads, int? fused, double copy, StateVectorOptions options)
    {
        Circuit circuit = GridCircuit.Make(qubits, Depth, seed: 1);
        using var state = new QuantumState(qubits, new() { Precision = options.Precision, Threads = threads, FusedQubits = fused, BlockQubits = options.Block, RunQubits = options.RunLength });
        var seconds = new double[options.Runs + 1];
        var processor = new double[options.Runs + 1];
        for (int run = 0; run < seconds.Length; run++)
        {
            state.SetBasisState(0);
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            state.Apply(circuit);
            seconds[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            processor[run] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        // The first run compiles the code.
        double[] counted = [.. seconds.Skip(1).Order()];
        double median = counted[counted.Length / 2];
        double moved = state.BytesMoved(circuit);
        long planning = Stopwatch.GetTimestamp();
        double flops = state.FloatingPointOperations(circuit);
        double planSeconds = Stopwatch.GetElapsedTime(planning).TotalSeconds;
        string qsim = s_qsim.TryGetValue(qubits, out var goal) && options.Precision == Precision.Single && threads <= 2
            ? $"qsim {Number(threads == 1 ? goal.One : goal.Two)} s, {Number(median / (threads == 1 ? goal.One : goal.Two))} times its time" : "no qsim figure";
        Console.WriteLine($"  {qubits} qubits, depth {Depth}{(fused is null ? "" : $", fused to {fused}")}: median {Number(median)} s of {counted.Length} ({Number(counted[0])} to {Number(counted[^1])}), processor time {Number(processor.Skip(1).Order().ElementAt(counted.Length / 2))} s, planning {Number(planSeconds)} s of it; {qsim}; "
            + $"{Number(moved / median / 1e9)} GB/s = {Number(100 * moved / median / copy)} % of copying; {Number(flops / median / 1e9)} Gflop/s");
    }

    private static string Number(double value) => value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : "0.0##", CultureInfo.InvariantCulture);
}
