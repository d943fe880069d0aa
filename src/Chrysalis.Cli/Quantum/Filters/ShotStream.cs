using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>Draws blocks of shots on several threads and hands them on in order, in constant memory.</summary>
internal static class ShotStream
{
    /// <summary>Draws shots and writes each; returns how many were written before Ctrl-C.</summary>
    public static long Run(long shots, int workers, Func<long, ShotTable> draw, Action<ShotTable, int> write, CommandContext context)
    {
        long blocks = (shots + DetectionSampler.BlockShots - 1) / DetectionSampler.BlockShots, done = 0;
        for (long first = 0; first < blocks && !context.Cancellation.IsCancellationRequested; first += workers)
        {
            var tables = new ShotTable[Math.Min(workers, blocks - first)];
            try
            {
                Parallel.For(0, tables.Length, i => tables[i] = draw(first + i));
            }
            catch (AggregateException error) when (error.InnerExceptions.All(e => e is OperationCanceledException))
            {
                break;
            }
            catch (AggregateException error)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
            }
            foreach (ShotTable table in tables)
            {
                int count = (int)Math.Min(table.Shots, shots - done);
                write(table, count);
                done += count;
            }
        }
        return done;
    }

    /// <summary>The exit code for so many shots, and a line where there are fewer than asked.</summary>
    public static int Finish(long done, long shots, CommandContext context)
    {
        if (done == shots)
            return ExitCode.Done;
        context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Cancelled after {done} of {shots} shots."));
        return ExitCode.Cancelled;
    }
}
