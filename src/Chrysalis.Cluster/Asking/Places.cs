namespace Chrysalis.Cluster.Asking;

/// <summary>
/// The places of all workers, handed out one by one to those who wait for one, in their order; where there is a choice not at the worker
/// that is to be avoided, and at the one with most of them free. May be shared between threads.
/// </summary>
internal sealed class Places
{
    private readonly Lock gate = new();
    private readonly Dictionary<WorkerLink, int> free = [];
    private readonly LinkedList<Waiter> waiters = [];
    private Exception? end;

    /// <summary>All places, taken or not.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return free.Keys.Sum(link => link.Places);
        }
    }

    /// <summary>Whether somebody waits.</summary>
    public bool IsWantedInVain
    {
        get
        {
            lock (gate)
                return waiters.Count > 0;
        }
    }

    /// <summary>Adds the places of a worker.</summary>
    public void Add(WorkerLink link)
    {
        lock (gate)
        {
            free.Add(link, link.Places);
            Serve();
        }
    }

    /// <summary>Takes away the places of a worker.</summary>
    public void Remove(WorkerLink link)
    {
        lock (gate)
        {
            free.Remove(link);
            Serve();
        }
    }

    /// <summary>Takes a place as soon as there is one.</summary>
    public Task<WorkerLink> TakeAsync(WorkerLink? avoided, CancellationToken cancellation)
    {
        var waiter = new Waiter(avoided);
        lock (gate)
        {
            if (end is not null)
                return Task.FromException<WorkerLink>(end);
            waiters.AddLast(waiter);
            Serve();
        }

        waiter.Watch(cancellation);
        return waiter.Task;
    }

    /// <summary>Gives a place back.</summary>
    public void Return(WorkerLink link)
    {
        lock (gate)
        {
            if (free.TryGetValue(link, out int count))
                free[link] = count + 1;
            Serve();
        }
    }

    /// <summary>Lets nobody wait any longer.</summary>
    public void End(Exception error)
    {
        lock (gate)
        {
            end = error;
            foreach (Waiter waiter in waiters)
                waiter.TrySetException(error);
            waiters.Clear();
        }
    }

    private void Serve()
    {
        for (LinkedListNode<Waiter>? node = waiters.First, next; node is not null; node = next)
        {
            next = node.Next;
            if (node.Value.Task.IsCompleted)
            {
                waiters.Remove(node);
                continue;
            }

            WorkerLink? avoided = node.Value.Avoided;
            bool hasChoice = avoided is not null && free.Keys.Any(link => link != avoided && !link.IsLost);
            // One that was lost a moment ago is taken away in the next: until then it would only cost units their tries.
            WorkerLink? best = free.Where(one => one.Value > 0 && !one.Key.IsLost && !(hasChoice && one.Key == avoided))
                .OrderByDescending(one => one.Value).Select(one => one.Key).FirstOrDefault();
            if (best is null)
                continue;
            waiters.Remove(node);
            if (node.Value.TrySetResult(best))
                free[best]--;
        }
    }

    private sealed class Waiter(WorkerLink? avoided) : TaskCompletionSource<WorkerLink>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public WorkerLink? Avoided => avoided;

        public void Watch(CancellationToken cancellation)
        {
            CancellationTokenRegistration registration = cancellation.Register(() => TrySetCanceled(cancellation));
            _ = Task.ContinueWith(_ => registration.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
