using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.MemoryExperiment.Settings;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>
/// Counts the logical errors of one setting, block by block on all workers. Blocks are drawn and decoded anywhere and
/// merged in order, so that the result is the same for any number of workers and wherever the work was interrupted.
/// </summary>
internal sealed class MemoryCounter(MemorySource source, string decoder, ulong seed, MemoryLimit limit)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, (long Shots, bool IsWhole, long Errors)> _ahead = [];
    private MemoryTally _tally;
    private long _next;
    private volatile bool _done;

    /// <summary>Counts on from a tally until the limit or the cancellation.</summary>
    /// <param name="from">What was counted before.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="merged">Told of every tally, one at a time, and whether its blocks are whole, so that counting can go on from it.</param>
    /// <param name="cancellation">Ends the counting; what was merged so far is returned.</param>
    public MemoryTally Count(MemoryTally from, int workers, Action<MemoryTally, bool> merged, CancellationToken cancellation)
    {
        _tally = from;
        _next = from.Blocks - 1;
        _done = from.Reaches(limit);
        if (_done)
            return from;
        Decoder first = Decoders.Create(decoder, source.Model);
        var threads = new Task[workers];
        for (int worker = 0; worker < workers; worker++)
        {
            Decoder own = worker == 0 ? first : first.Fork();
            threads[worker] = Task.Factory.StartNew(() => Work(own, merged, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        Task.WhenAll(threads).GetAwaiter().GetResult();
        return _tally;
    }

    private void Work(Decoder worker, Action<MemoryTally, bool> merged, CancellationToken cancellation)
    {
        var batch = new BatchDecoder(worker, 1);
        try
        {
            while (!_done && !cancellation.IsCancellationRequested)
            {
                long block = Interlocked.Increment(ref _next);
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
            _done = true;
            throw;
        }
    }

    private void Merge(long block, (long Shots, bool IsWhole) shots, long errors, Action<MemoryTally, bool> merged)
    {
        lock (_lock)
        {
            _ahead.Add(block, (shots.Shots, shots.IsWhole, errors));
            while (!_done && _ahead.Remove(_tally.Blocks, out var next))
            {
                _tally = new(_tally.Blocks + 1, _tally.Shots + next.Shots, _tally.Errors + next.Errors);
                _done = _tally.Reaches(limit);
                merged(_tally, next.IsWhole);
            }
        }
    }
}
