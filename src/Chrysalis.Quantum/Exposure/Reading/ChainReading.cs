using System.Diagnostics;
using Chrysalis.Bitcoin.ChainFiles;
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Exposure.Reading;

/// <summary>Reads a chain into a store: blocks are read and looked at ahead on every core, and applied in order.</summary>
/// <param name="folder">Where the chain lies.</param>
/// <param name="index">Its blocks in order.</param>
/// <param name="store">What is read into.</param>
/// <param name="unsettledBlocks">Blocks below the tip that are not committed to the store.</param>
/// <param name="toHeight">The last block's height; null for the tip.</param>
/// <param name="isUndoRead">Whether the undo files are read.</param>
internal sealed class ChainReading(
    ChainFolder folder, ChainIndex index, ExposureStore store, int unsettledBlocks, int? toHeight, bool isUndoRead)
{
    private static readonly TimeSpan CommitEvery = TimeSpan.FromMinutes(5);
    private readonly Dictionary<int, Lazy<UndoReader>> undo = [];
    private readonly Stack<BlockRoom> rooms = new();

    /// <summary>Blocks that this run read, and not an earlier one.</summary>
    public int BlocksRead { get; private set; }

    /// <summary>Reads what the store does not yet hold.</summary>
    /// <returns>What was counted, earlier runs included.</returns>
    public ChainProgress Run(IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        int start = Start();
        int end = End();
        if (end < start)
            throw new QuantumException($"The store already holds the chain to height {store.Tip.Height}: give that height or a later one, "
                + "or another folder for the store.");
        int settled = Math.Max(start, end - unsettledBlocks);
        var ledger = new ChainLedger(store, index.Network);
        var ahead = new Queue<Task<BlockFindings>>();
        int queued = start;
        var sinceCommit = Stopwatch.StartNew();
        int applied = start;
        try
        {
            for (; applied < end; applied++)
            {
                cancellation.ThrowIfCancellationRequested();
                for (; queued < end && ahead.Count <= Environment.ProcessorCount; queued++)
                    ahead.Enqueue(Look(queued));
                if (applied == settled && applied > start)
                    store.Commit(ledger.Snapshot());
                else if (applied < settled && sinceCommit.Elapsed > CommitEvery)
                {
                    store.Commit(ledger.Snapshot());
                    sinceCommit.Restart();
                }

                BlockFindings findings = ahead.Dequeue().GetAwaiter().GetResult();
                ledger.Apply(findings, index.Heights[applied]);
                rooms.Push(findings.Room);
                progress?.Report(new("blocks", applied + 1, end));
            }
        }
        catch (OperationCanceledException) when (applied <= settled)
        {
            store.Commit(ledger.Snapshot());
            throw;
        }
        finally
        {
            // What was begun ahead must not outlive the run.
            Task.WhenAll(ahead)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
                .Wait(CancellationToken.None);
        }

        if (settled == end && end > start)
            store.Commit(ledger.Snapshot());
        BlocksRead = end - start;
        return ledger.Progress;
    }

    /// <summary>Blocks whose undo records are not whole in the files that should hold them.</summary>
    public long MissingUndo => undo.Values.Where(one => one.IsValueCreated).Sum(one => one.Value.MissingRecords);

    private Task<BlockFindings> Look(int place)
    {
        IndexedBlock block = index.Chain[place];
        if (!this.undo.TryGetValue(block.File, out Lazy<UndoReader>? undo) && isUndoRead
            && folder.Undo.TryGetValue(block.File, out ChainFile? file))
            this.undo[block.File] = undo = new(() => new(file, index.Network.Magic));
        BlockRoom room = rooms.TryPop(out BlockRoom? free) ? free : new();
        return Task.Run(() => BlockFindings.Of(index, block, undo, room));
    }

    private int End() => toHeight is not { } last ? index.Chain.Count : index.Heights.TakeWhile(height => height <= last).Count();

    /// <summary>Where to begin: after the block that the store was committed at.</summary>
    private int Start()
    {
        if (store.Tip.Block is not { } tip)
            return 0;
        var hash = Bitcoin.Hashing.Hash256.Parse(tip);
        for (int i = 0; i < index.Chain.Count; i++)
        {
            if (index.Chain[i].Hash == hash)
                return i + 1;
            // A pruned node has deleted the blocks before.
            if (index.Chain[i].Previous == hash)
                return i;
        }

        throw new QuantumException($"The store was read up to block {tip} (height {store.Tip.Height}), which the best chain in "
            + $"'{folder.Path}' does not hold: give the folder it was read from, or another folder for the store.");
    }
}
