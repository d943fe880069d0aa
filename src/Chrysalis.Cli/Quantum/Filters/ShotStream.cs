using System.Collections.Concurrent;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.Stabilizer;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>
/// Draws blocks of shots and makes what is written of them on several threads, and hands it on in order, in constant memory.
/// </summary>
internal static class ShotStream
{
    // A unit of few bits a shot would be done before the next one could be given out.
    private const int MostBlocks = 16;
    private const int UnitBits = 1 << 13;

    /// <summary>Draws shots and writes each; returns how many were written before Ctrl-C.</summary>
    /// <param name="shots">How many.</param>
    /// <param name="bits">Bits a shot.</param>
    /// <param name="workers">Threads that draw.</param>
    /// <param name="draw">Draws a block, of which so many shots count, into a unit; on any thread.</param>
    /// <param name="write">Writes a unit; in order.</param>
    /// <param name="context">What stops the work.</param>
    public static long Run(
        long shots, int bits, int workers, Action<long, int, ShotUnit> draw, Action<ShotUnit> write, CommandContext context)
    {
        int blocks = Math.Clamp(UnitBits / Math.Max(1, bits), 1, MostBlocks);
        long unitShots = blocks * (long)DetectionSampler.BlockShots, next = 0, done = 0;
        var idle = new ConcurrentBag<ShotUnit>();
        var ahead = new Queue<Task<ShotUnit>>();
        try
        {
            while (true)
            {
                for (; ahead.Count < workers && next < shots && !context.Cancellation.IsCancellationRequested; next += unitShots)
                    ahead.Enqueue(Begin(next));
                if (!ahead.TryDequeue(out Task<ShotUnit>? first))
                    return done;
                ShotUnit unit = first.GetAwaiter().GetResult();
                // The others go on while this one is written.
                if (next < shots && !context.Cancellation.IsCancellationRequested)
                {
                    ahead.Enqueue(Begin(next));
                    next += unitShots;
                }
                write(unit);
                idle.Add(unit);
                done = Math.Min(shots, done + unitShots);
            }
        }
        catch (OperationCanceledException)
        {
            return done;
        }
        finally
        {
            // What was begun ahead must not outlive the run.
            Task.WhenAll(ahead)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
                .Wait(CancellationToken.None);
        }

        Task<ShotUnit> Begin(long start) => Task.Run(() =>
        {
            ShotUnit unit = idle.TryTake(out ShotUnit? free) ? free : new(bits);
            unit.Clear();
            for (long shot = start; shot < Math.Min(shots, start + unitShots); shot += DetectionSampler.BlockShots)
                draw(shot / DetectionSampler.BlockShots, (int)Math.Min(DetectionSampler.BlockShots, shots - shot), unit);
            return unit;
        });
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
