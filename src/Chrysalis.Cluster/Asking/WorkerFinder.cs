using System.Collections.Concurrent;
using System.Net;
using Chrysalis.Cluster.Greetings;
using Chrysalis.Cluster.Membership;
using Chrysalis.Foundation.Errors;

namespace Chrysalis.Cluster.Asking;

/// <summary>Finds the workers of a cluster and keeps connections to them, as they come and go.</summary>
internal sealed class WorkerFinder : IAsyncDisposable
{
    /// <summary>How long one that refused is left alone: it may be replaced by one that does not.</summary>
    private const long RefusedRestMs = 20_000;

    private readonly CarrierOptions options;
    private readonly GreetingTerms terms;
    private readonly ConcurrentDictionary<IPEndPoint, WorkerLink> links = new();
    private readonly ConcurrentDictionary<IPEndPoint, Task> opening = new();
    private readonly ConcurrentDictionary<IPEndPoint, (ClusterException Error, long At)> refused = new();
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private readonly HashSet<string> saidRefusals = [];
    private IReadOnlyList<IPEndPoint> known = [];
    private string lastSaid = "";

    /// <summary>A finder that has not begun to look.</summary>
    /// <exception cref="ClusterException">There is no secret, and an address is not on loopback.</exception>
    public WorkerFinder(CarrierOptions options)
    {
        this.options = options;
        terms = new(options.Secret, options.Version);
        foreach (IPEndPoint address in options.Cluster.Addresses)
            RequireSecret(address);
    }

    /// <summary>Takes a worker that was found.</summary>
    public required Action<WorkerLink> Found { private get; init; }

    /// <summary>Takes one that is gone.</summary>
    public required Action<WorkerLink> Gone { private get; init; }

    /// <summary>Done once a worker was found.</summary>
    public Task First => first.Task;

    /// <summary>Looks once: connects to whom it finds, and lets go of whom it has lost.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await KnowAsync(cancellation).ConfigureAwait(false);
        foreach (IPEndPoint worker in known)
        {
            bool rests = refused.TryGetValue(worker, out (ClusterException Error, long At) refusal)
                && Environment.TickCount64 - refusal.At < RefusedRestMs;
            if (!rests && !links.ContainsKey(worker))
                _ = opening.GetOrAdd(worker, one => Task.Run(() => OpenAsync(one, cancellation), CancellationToken.None));
        }

        looked.TrySetResult();

        // Where all refuse, that is what ends the work.
        if (First.IsCompletedSuccessfully)
            foreach ((ClusterException error, long _) in refused.Values)
                if (saidRefusals.Add(error.Message))
                    Say(error.Message);
        if (links.IsEmpty && known.Count > 0 && known.All(refused.ContainsKey))
            first.TrySetException(refused[known[0]].Error);
    }

    /// <summary>Waits until every worker that is known has answered, or has not.</summary>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        await looked.Task.WaitAsync(cancellation).ConfigureAwait(false);
        await Task.WhenAll(opening.Values).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Says that no worker will be found.</summary>
    public void GiveUp(Exception error) => first.TrySetException(error);

    /// <summary>Tells whoever wants to know, one at a time and nothing twice in a row.</summary>
    public void Say(string sentence)
    {
        lock (gate)
        {
            if (sentence == lastSaid)
                return;
            lastSaid = sentence;
            options.Notice?.Invoke(sentence);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(opening.Values).ConfigureAwait(false);
        WorkerLink[] left = [.. links.Values];
        // Taken out first: nobody is told that they are lost.
        links.Clear();
        await Task.WhenAll(left.Select(link => link.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    private async Task KnowAsync(CancellationToken cancellation)
    {
        if (options.Cluster.Connection is not { } connection)
        {
            known = options.Cluster.Addresses;
            return;
        }

        try
        {
            known = await MemberStore.WorkersAsync(connection, cancellation).ConfigureAwait(false);
        }
        catch (ClusterException error) when (First.IsCompletedSuccessfully)
        {
            // Those that were found go on; the database may come back.
            Say(error.Message);
        }
    }

    private async Task OpenAsync(IPEndPoint worker, CancellationToken cancellation)
    {
        try
        {
            RequireSecret(worker);
            WorkerLink link = await WorkerLink.OpenAsync(worker, terms, options.Silence, cancellation).ConfigureAwait(false);
            refused.TryRemove(worker, out _);
            links[worker] = link;
            Found(link);
            link.Lost.Register(() => Lose(link));
            first.TrySetResult();
        }
        catch (ClusterException error)
        {
            refused[worker] = (error, Environment.TickCount64);
        }
        catch (Exception)
        {
            // Nobody is there yet, or no longer: it is looked for again.
        }
        finally
        {
            opening.TryRemove(worker, out _);
        }
    }

    private void Lose(WorkerLink link)
    {
        if (!links.TryRemove(new(link.Address, link)))
            return;
        Gone(link);
        Say($"The worker at {link.Address} is gone; others do its units.");
        _ = Task.Run(() => link.DisposeAsync().AsTask());
    }

    private void RequireSecret(IPEndPoint worker)
    {
        if (options.Secret is null && !IPAddress.IsLoopback(worker.Address))
            throw new ClusterException(new Fault(
                worker.ToString(), "is a worker on another machine, and there is no secret",
                $"give one, also by {ClusterSecret.Variable}")) { Settings = [nameof(CarrierOptions.Secret)] };
    }
}
