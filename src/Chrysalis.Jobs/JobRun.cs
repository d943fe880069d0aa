namespace Chrysalis.Jobs;

/// <summary>The units of one run: a few ahead of the merge, several at once.</summary>
internal sealed class JobRun<TPart>(UnitPlace<TPart> place, PartStore<TPart>? store, int tries, CancellationToken cancellation)
{
    /// <summary>How the units end, in their order. Nothing runs any more once the sequence is left.</summary>
    public IEnumerable<UnitOutcome<TPart>> Outcomes(IEnumerable<WorkUnit> units)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var begun = new Queue<Task<UnitOutcome<TPart>>>();
        using IEnumerator<WorkUnit> waiting = units.GetEnumerator();
        try
        {
            while (true)
            {
                while (begun.Count < place.Capacity * JobOptions.AheadEach && waiting.MoveNext())
                {
                    WorkUnit unit = waiting.Current;
                    begun.Enqueue(DoAsync(unit, left.Token));
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

    private async Task<UnitOutcome<TPart>> DoAsync(WorkUnit unit, CancellationToken end)
    {
        // Read off the thread that merges.
        if (store is not null && await Task.Run(() => Kept(unit), CancellationToken.None).ConfigureAwait(false) is { } kept)
            return kept;
        for (int tried = 1; ; tried++)
        {
            end.ThrowIfCancellationRequested();
            TPart part;
            try
            {
                part = await place.DoAsync(unit, end).ConfigureAwait(false);
            }
            catch (Exception error) when (place.IsOfTheUnit(error) && !(error is OperationCanceledException && end.IsCancellationRequested))
            {
                if (tried >= tries)
                    return new(default, false, new(unit, tried, error));
                continue;
            }

            // An error of the store, such as a full disk, is no failure of the unit: it ends the run.
            return new(store is null ? part : store.Keep(unit, part), false);
        }
    }

    private UnitOutcome<TPart>? Kept(WorkUnit unit) => store!.TryRead(unit, out TPart? part) ? new(part, true) : null;
}
