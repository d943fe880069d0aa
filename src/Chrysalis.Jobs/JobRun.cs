namespace Chrysalis.Jobs;

/// <summary>The units of one run: a few ahead of the merge, several at once.</summary>
internal sealed class JobRun<TPart>(
    Func<WorkUnit, CancellationToken, TPart> work, PartStore<TPart>? store, JobOptions options, CancellationToken cancellation)
{
    /// <summary>How the units end, in their order. Nothing runs any more once the sequence is left.</summary>
    public IEnumerable<UnitOutcome<TPart>> Outcomes(IEnumerable<WorkUnit> units)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        TaskFactory factory = new(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, options.Threads).ConcurrentScheduler);
        var begun = new Queue<Task<UnitOutcome<TPart>>>();
        using IEnumerator<WorkUnit> waiting = units.GetEnumerator();
        try
        {
            while (true)
            {
                while (begun.Count < options.Threads * JobOptions.AheadEach && waiting.MoveNext())
                {
                    WorkUnit unit = waiting.Current;
                    begun.Enqueue(factory.StartNew(() => Do(unit, left.Token), left.Token));
                }

                if (!begun.TryDequeue(out Task<UnitOutcome<TPart>>? oldest))
                    break;
                yield return oldest.GetAwaiter().GetResult();
            }
        }
        finally
        {
            left.Cancel();
            foreach (Task<UnitOutcome<TPart>> task in begun)
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        }
    }

    private UnitOutcome<TPart> Do(WorkUnit unit, CancellationToken end)
    {
        if (store is not null && store.TryRead(unit, out TPart? kept))
            return new(kept, true);
        for (int tries = 1; ; tries++)
        {
            end.ThrowIfCancellationRequested();
            TPart part;
            try
            {
                part = work(unit, end);
            }
            catch (Exception error) when (!(error is OperationCanceledException && end.IsCancellationRequested))
            {
                if (tries >= options.Tries)
                    return new(default, false, new(unit, tries, error));
                continue;
            }

            // An error of the store, such as a full disk, is no failure of the unit: it ends the run.
            return new(store is null ? part : store.Keep(unit, part), false);
        }
    }
}
