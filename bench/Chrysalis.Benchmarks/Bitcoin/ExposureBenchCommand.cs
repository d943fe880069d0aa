using System.Diagnostics;
using System.Globalization;
using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Quantum.Exposure.Reading;
using Chrysalis.Quantum.Tests.Exposure;

namespace Chrysalis.Benchmarks.Bitcoin;

/// <summary>
/// Measures the reading of chains: a file of real blocks parsed and checked over and over (MB/s on one core), and synthetic
/// chains of a quarter million transactions and more read whole (MB/s, and the peak of memory, in which the heap that the generator grew
/// counts too: docs/exposure.md has the program's own). <c>write FILE TRANSACTIONS</c> only writes such a chain. Goal: 100 MB/s of real
/// blocks on one core, so that 700 GB are read in two hours.
/// </summary>
internal static class ExposureBenchCommand
{
    private const int TransactionsPerBlock = 1000;
    private const int Runs = 5;

    public static int Run(string[] args)
    {
        if (args is ["write", string target, string count])
        {
            Write(target, int.Parse(count, CultureInfo.InvariantCulture));
            return 0;
        }

        Console.WriteLine(Machine.Describe());
        foreach (string path in args.Where(arg => !int.TryParse(arg, CultureInfo.InvariantCulture, out _)))
            MeasureBlock(path);
        int[] sizes = [.. args.Where(arg => int.TryParse(arg, CultureInfo.InvariantCulture, out _))
            .Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))];
        foreach (int transactions in sizes.Length > 0 ? sizes : [250_000, 500_000, 1_000_000])
            MeasureChain(transactions);
        Console.WriteLine($"load of the last minute {Machine.Load()}: above 2, other work slowed this down");
        return 0;
    }

    private static void MeasureBlock(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        double best = double.PositiveInfinity;
        int count = (int)(200_000_000 / bytes.Length);
        for (int run = 0; run <= Runs; run++)
        {
            TimeSpan before = Environment.CpuUsage.UserTime;
            for (int i = 0; i < count; i++)
            {
                var block = Block.Parse(bytes);
                block.Verify();
                var shown = new Revelations();
                foreach (TransactionInput input in block.Transactions.Skip(1).SelectMany(transaction => transaction.Inputs))
                    shown.AddInput(block.Bytes, input);
                shown.Settle();
            }

            best = Math.Min(best, (Environment.CpuUsage.UserTime - before).TotalSeconds);
        }

        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}: {(double)count * bytes.Length / 1e6 / best:0} MB/s of "
                + $"processor time, parsed, checked and searched for keys; best of {Runs + 1} runs"));
    }

    /// <summary>
    /// Processor seconds for 100 MB of a synthetic chain; the best of three readings, the first of which compiles the code.
    /// </summary>
    public static double SecondsAHundredMegabytes()
    {
        string folder = Directory.CreateTempSubdirectory("chrysalis-bench-").FullName;
        try
        {
            long bytes = Write(Path.Combine(folder, "blk00000.dat"), 250_000);
            double best = double.PositiveInfinity;
            for (int run = 0; run < 3; run++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                ExposureStudy.Run(new() { Blocks = folder });
                best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            }

            return best * 1e8 / bytes;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void MeasureChain(int transactions)
    {
        string folder = Directory.CreateTempSubdirectory("chrysalis-bench-").FullName;
        try
        {
            long bytes = Write(Path.Combine(folder, "blk00000.dat"), transactions);
            // Gives the memory that the chain was made in back to the system; 5 then resets the peak.
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            File.WriteAllText("/proc/self/clear_refs", "5");
            double idle = Machine.PeakMemoryMb();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            ExposureReport report = ExposureStudy.Run(new() { Blocks = folder, Store = Path.Combine(folder, "store"), MemoryMb = 32 });
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
                processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{report.Chain!.Transactions} transactions, {bytes / 1e6:0} MB: {seconds:0.0} s ({bytes / 1e6 / seconds:0} MB/s), "
                    + $"processor {processor:0.0} s; peak memory {Machine.PeakMemoryMb():0} MB ({idle:0} MB before), "
                    + $"{report.Summary.Outputs} unspent, store {report.Chain.StoreBytes / 1e6:0} MB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Write(string path, int transactions)
    {
        var chain = new SyntheticChain(seed: 1, spend: 0.99);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        for (int done = 0; done < transactions; done += TransactionsPerBlock)
        {
            byte[] block = chain.Next(TransactionsPerBlock);
            file.Write(BitConverter.GetBytes(BitcoinNetwork.Regtest.Magic));
            file.Write(BitConverter.GetBytes(block.Length));
            file.Write(block);
            chain.Undo.Clear();
        }

        return file.Length;
    }
}
