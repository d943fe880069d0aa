using System.Collections.Concurrent;
using Chrysalis.Cluster.Membership;
using Chrysalis.Cluster.Working;
using Chrysalis.Jobs;

namespace Chrysalis.Cluster.Asking;

/// <summary>
/// Carries units to the workers of a cluster: as many at once as these have places, each unit again at another worker where one is lost
/// or takes too long. Workers may come and go meanwhile. May be shared between threads.
/// </summary>
public sealed class ClusterCarrier : IUnitCarrier, IAsyncDisposable
{
    private const long Moment = 2000;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(0.2);

    private readonly CarrierOptions options;
    private readonly WorkerFinder finder;
    private readonly Places places = new();
    private readonly ConcurrentDictionary<WorkUnit, WorkerLink> failedAt = new();
    private readonly CancellationTokenSource end = new();
    private readonly Task looking;
    private readonly ConcurrentDictionary<object, long> underWay = new();
    private long lastWork;
    private int isDisposed;

    private ClusterCarrier(CarrierOptions options)
    {
        this.options = options;
        finder = new(options) { Found = places.Add, Gone = places.Remove };
        lastWork = Environment.TickCount64;
        looking = Task.Run(LookAsync);
    }

    /// <inheritdoc/>
    public int Capacity => Math.Max(places.Count, 1);

    /// <summary>Finds the workers of a cluster; returns once one of them is there.</summary>
    /// <exception cref="ClusterException">
    /// None is, or those that are refuse: they are of another version, or of another secret; or there is no secret and one is not on
    /// loopback.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<ClusterCarrier> ConnectAsync(CarrierOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var carrier = new ClusterCarrier(options);
        try
        {
            await carrier.finder.First.WaitAsync(cancellation).ConfigureAwait(false);
            return carrier;
        }
        catch
        {
            await carrier.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]> CarryAsync(UnitOrder order, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(order);
        ObjectDisposedException.ThrowIf(isDisposed != 0, this);
        while (true)
        {
            WorkerLink link = await places.TakeAsync(failedAt.GetValueOrDefault(order.Unit), cancellation).ConfigureAwait(false);
            UnitAnswer answer;
            object call = new();
            underWay[call] = Environment.TickCount64;
            try
            {
                answer = await link.RunAsync(order, options.UnitTimeout, cancellation).ConfigureAwait(false);
                if (answer.End == UnitEnd.Busy)
                {
                    underWay.TryRemove(call, out _);
                    await Task.Delay(Rest, cancellation).ConfigureAwait(false);
                }
                else if (answer.End != UnitEnd.Stopped)
                {
                    Volatile.Write(ref lastWork, Environment.TickCount64);
                }
            }
            catch (UnitLostException)
            {
                failedAt[order.Unit] = link;
                throw;
            }
            finally
            {
                underWay.TryRemove(call, out _);
                places.Return(link);
            }

            switch (answer.End)
            {
                case UnitEnd.Done:
                    failedAt.TryRemove(order.Unit, out _);
                    return answer.Part;
                case UnitEnd.Busy:
                case UnitEnd.Stopped:
                    continue;
                case UnitEnd.Refused:
                    await LeaveOutAsync(link, answer.Error, cancellation).ConfigureAwait(false);
                    continue;
                default:
                    failedAt[order.Unit] = link;
                    throw new UnitLostException(answer.Error);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) != 0)
            return;
        await end.CancelAsync().ConfigureAwait(false);
        await looking.ConfigureAwait(false);
        places.End(new ObjectDisposedException(nameof(ClusterCarrier)));
        await finder.DisposeAsync().ConfigureAwait(false);
        end.Dispose();
    }

    /// <summary>One that does not do this is asked no more; where none is left, that is what ends the work.</summary>
    private async Task LeaveOutAsync(WorkerLink link, string why, CancellationToken cancellation)
    {
        places.Remove(link);
        string sentence = $"The worker at {link.Address} does not do this: {why}";
        // Others may be about to join.
        if (places.Count == 0)
            await finder.SettleAsync(cancellation).ConfigureAwait(false);
        if (places.Count == 0)
            throw new ClusterException(sentence);
        finder.Say(sentence);
    }

    private async Task LookAsync()
    {
        try
        {
            while (true)
            {
                await finder.LookAsync(end.Token).ConfigureAwait(false);
                GiveUpWhereNobodyWorks();
                await Task.Delay(options.Look, end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception error)
        {
            places.End(error);
            finder.GiveUp(error);
        }
    }

    /// <summary>
    /// Ends the work where somebody waits and nobody has worked for long. A busy worker says so at once: a call that is under way for more
    /// than a moment is work.
    /// </summary>
    private void GiveUpWhereNobodyWorks()
    {
        long now = Environment.TickCount64;
        bool isAwaited = places.IsWantedInVain || !finder.First.IsCompleted;
        if (!isAwaited || underWay.Values.Any(since => now - since > Moment))
            Volatile.Write(ref lastWork, now);
        double idle = TimeSpan.FromMilliseconds(now - Volatile.Read(ref lastWork)).TotalSeconds;
        string what = places.Count == 0 ? $"No worker of '{options.Cluster}' answers" : $"No worker of '{options.Cluster}' takes a unit";
        if (idle > options.WorkerWait.TotalSeconds)
            throw new ClusterException(FormattableString.Invariant($"{what} for {options.WorkerWait.TotalSeconds:0.#} s: ")
                + "start one, or wait longer.") { Settings = [nameof(Worker), nameof(options.WorkerWait)] };
        if (idle > 5 && places.Count == 0)
            finder.Say(FormattableString.Invariant($"{what}; waiting {options.WorkerWait.TotalSeconds:0.#} s for one."));
    }
}
