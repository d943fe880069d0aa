using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.MemoryExperiment.Counting;

/// <summary>
/// Counts the logical errors of one setting, block by block on all workers. Blocks are drawn and decoded anywhere and
/// merged in order, so that the result is the same for any number of workers and wherever the work was interrupted.
/// </summary>
internal sealed class MemoryCounter(MemorySource source, Func<DetectorErrorModel, Decoder> decoder, ulong seed, MemoryLimit limit)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, (long Shots, bool IsWhole, long Errors)> ahead = [];
    private MemoryTally tally;
    private long next;
    private volatile bool done;

    /// <summary>Counts on from a tally until the limit or the cancellation.</summary>
    /// <param name="from">What was counted before.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="merged">Told of every tally, one at a time, and whether its blocks are whole, so that counting can go on from
    /// it.</param>
    /// <param name="cancellation">Ends the counting; what was merged so far is returned.</param>
    public MemoryTally Count(MemoryTally from, int workers, Action<MemoryTally, bool> merged, CancellationToken cancellation)
    {
        tally = from;
        next = from.Blocks - 1;
        done = from.Reaches(limit);
        if (done)
            return from;
        Decoder first = decoder(source.Model);
        var threads = new Task[workers];
        for (int worker = 0; worker < workers; worker++)
        {
            Decoder own = worker == 0 ? first : first.Fork();
            threads[worker] = OwnThread.Run(() => Work(own, merged, cancellation), CancellationToken.None);
        }
        Task.WhenAll(threads).GetAwaiter().GetResult();
        return tally;
    }

    private void Work(Decoder worker, Action<MemoryTally, bool> merged, CancellationToken cancellation)
    {
        var batch = new BatchDecoder(worker, 1);
        try
        {
            while (!done && !cancellation.IsCancellationRequested)
            {
                long block = Interlocked.Increment(ref next);
                ShotTable shots = source.Sample(seed, block);
                long wanted = Math.Min(shots.Shots, limit.Shots - (block * shots.Shots));
                if (wanted > 0)
                    Merge(block, (wanted, wanted == shots.Shots), batch.CountMistakes(shots, (int)wanted), merged);
                else
                    return;
            }
        }
        catch
        {
            done = true;
            throw;
        }
    }

    private void Merge(long block, (long Shots, bool IsWhole) shots, long errors, Action<MemoryTally, bool> merged)
    {
        lock (gate)
        {
            ahead.Add(block, (shots.Shots, shots.IsWhole, errors));
            while (!done && ahead.Remove(tally.Blocks, out var next))
            {
                tally = new(tally.Blocks + 1, tally.Shots + next.Shots, tally.Errors + next.Errors);
                done = tally.Reaches(limit);
                merged(tally, next.IsWhole);
            }
        }
    }
}
