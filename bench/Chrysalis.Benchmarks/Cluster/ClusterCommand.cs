using System.Diagnostics;
using System.Globalization;
using Chrysalis.Cluster.Asking;
using Chrysalis.Cluster.Membership;
using Chrysalis.Jobs;

namespace Chrysalis.Benchmarks.Cluster;

/// <summary>
/// How much faster two worker processes of one place each are than one (goal: 1.8 where a unit takes a second or more), beside the same
/// number of threads in this process, and what a unit costs that has nothing to do (by one place, and by four).
/// </summary>
internal static class ClusterCommand
{
    private const int Empty = 2000;
    private const int Turns = 3;

    public static int Run(string[] options)
    {
        int units = options is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 16;
        Console.WriteLine(Machine.Describe());
        long draws = DrawsOfSeconds(1.2);
        var request = new SpinRequest(units, draws);
        Console.WriteLine($"load {Machine.Load()}; {units} units of {draws} draws");
        // Others load the machine at times: the best of three turns each.
        (double here, double one, double two) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (int turn = 0; turn < Turns; turn++)
        {
            here = Math.Min(here, Here(request));
            one = Math.Min(one, ByWorkers(1, request));
            two = Math.Min(two, ByWorkers(2, request));
        }

        Console.WriteLine($"this process, 2 threads: {here:0.00} s");
        Console.WriteLine($"speed-up of two workers over one: {one / two:0.00}; beside two threads here {here / two:0.00}");
        var empty = new SpinRequest(Empty, 0);
        Console.WriteLine($"a unit with nothing to do, one worker of 1 place: {1e3 * ByWorkers(1, empty) / Empty:0.000} ms");
        Console.WriteLine($"a unit with nothing to do, one worker of 4 places: {1e3 * ByWorkers(1, empty, 4) / Empty:0.000} ms");
        Console.WriteLine($"load {Machine.Load()}");
        return 0;
    }

    private static double Here(SpinRequest request)
    {
        double seconds = 0;
        double cpu = ProcessorSeconds(() =>
            seconds = Seconds(() => new JobRunner(new() { Threads = 2 }).Run(new SpinJob(request), request)));
        Console.WriteLine($"this process, 2 threads: {seconds:0.00} s, its processor time {cpu:0.00} s");
        return seconds;
    }

    private static double ByWorkers(int count, SpinRequest request, int places = 1)
    {
        SpinWorker[] workers = [.. Enumerable.Range(0, count).Select(_ => SpinWorker.Start(places))];
        try
        {
            var place = ClusterPlace.Parse(string.Join(',', workers.Select(worker => worker.Address)));
            double began = Now();
            ClusterCarrier carrier = ClusterCarrier.ConnectAsync(new() { Cluster = place }, default).GetAwaiter().GetResult();
            while (carrier.Capacity < count * places)
                Thread.Sleep(10);
            double connected = Now() - began;
            var runner = new JobRunner(carrier: carrier);
            // Both sides are compiled before anything counts, also what is compiled anew, faster, once it was used for a while.
            var warm = request with { Units = 64 * count, Draws = 0 };
            runner.Run(new SpinJob(warm), warm);
            double settled = Seconds(() => Settle(workers));
            TimeSpan[] before = [.. workers.Select(worker => worker.Cpu)];
            double seconds = 0;
            double asking = ProcessorSeconds(() => seconds = Seconds(() => runner.Run(new SpinJob(request), request)));
            string cpu = string.Join(" + ", workers.Zip(before, (worker, from) => $"{(worker.Cpu - from).TotalSeconds:0.00}"));
            carrier.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Console.WriteLine(
                $"{count} workers: {seconds:0.00} s, processor time theirs {cpu} s, of who asks {asking:0.00} s; "
                + $"connecting took {connected:0.00} s, till they were quiet {settled:0.0} s");
            return seconds;
        }
        finally
        {
            foreach (SpinWorker worker in workers)
                worker.Dispose();
        }
    }

    /// <summary>Waits until the workers do nothing but wait: below a twenty-fifth of a core each, or ten seconds.</summary>
    private static void Settle(SpinWorker[] workers)
    {
        for (int i = 0; i < 10; i++)
        {
            TimeSpan[] before = [.. workers.Select(worker => worker.Cpu)];
            Thread.Sleep(1000);
            if (workers.Zip(before).All(pair => (pair.First.Cpu - pair.Second).TotalSeconds < 0.04))
                return;
        }
    }

    private static long DrawsOfSeconds(double seconds)
    {
        const long Trial = 20_000_000;
        var trial = new SpinRequest(1, Trial);
        // By processor time: others that load the machine do not make units small.
        double least = Enumerable.Range(0, 3).Min(_ => ProcessorSeconds(() => new SpinJob(trial).Run(new("spin", 0, default), default)));
        return (long)(Trial * seconds / least);
    }

    private static double ProcessorSeconds(Action work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double Seconds(Action work)
    {
        double began = Now();
        work();
        return Now() - began;
    }

    private static double Now() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
}
