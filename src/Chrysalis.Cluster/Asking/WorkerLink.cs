using System.Net;
using Chrysalis.Cluster.Greetings;
using Chrysalis.Cluster.Membership;
using Chrysalis.Cluster.Working;
using Chrysalis.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Chrysalis.Cluster.Asking;

/// <summary>
/// A connection to one worker: an Orleans client of that silo alone, so that what happens to others does not touch it. May be shared
/// between threads.
/// </summary>
internal sealed class WorkerLink : IAsyncDisposable
{
    private static readonly TimeSpan Leave = TimeSpan.FromSeconds(2);

    private readonly IHost host;
    private readonly IUnitGrain grain;
    private readonly CancellationTokenSource lost;
    private readonly TimeSpan silence;
    private int isClosed;

    private WorkerLink(
        IHost host, IUnitGrain grain, CancellationTokenSource lost, TimeSpan silence, IPEndPoint address, int places)
    {
        (this.host, this.grain, this.lost, this.silence, Address, Places) = (host, grain, lost, silence, address, places);
        Lost = lost.Token;
    }

    /// <summary>The worker.</summary>
    public IPEndPoint Address { get; }

    /// <summary>Units that it does at once.</summary>
    public int Places { get; }

    /// <summary>Set once the worker is gone, or does not answer any more.</summary>
    public CancellationToken Lost { get; }

    /// <summary>Whether the worker is gone, or does not answer any more.</summary>
    public bool IsLost => Lost.IsCancellationRequested;

    /// <summary>Greets a worker and asks for its places.</summary>
    /// <exception cref="ClusterException">It refuses.</exception>
    /// <exception cref="Exception">It is not there, or does not answer.</exception>
    public static async Task<WorkerLink> OpenAsync(
        IPEndPoint worker, GreetingTerms terms, TimeSpan silence, CancellationToken cancellation)
    {
        await GreetingConnections.TryAsync(worker, terms, cancellation).ConfigureAwait(false);
        var lost = new CancellationTokenSource();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(worker);
            client.Configure<ClusterOptions>(
                cluster => (cluster.ClusterId, cluster.ServiceId) = (ClusterName.Value, ClusterName.Value));
            // Units are bounded by whoever asks, sign of life by sign of life.
            client.Configure<ClientMessagingOptions>(messages => messages.ResponseTimeout = TimeSpan.FromDays(21));
            client.Configure<ClientConnectionOptions>(
                connections => connections.ConfigureConnection(one => GreetingConnections.Call(one, terms)));
            client.AddClusterConnectionLostHandler((_, _) => _ = lost.CancelAsync());
        });
        IHost host = builder.Build();
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(silence);
            await host.StartAsync(patience.Token).ConfigureAwait(false);
            IUnitGrain grain = host.Services.GetRequiredService<IClusterClient>().GetGrain<IUnitGrain>(0);
            int places = await grain.Places().WaitAsync(patience.Token).ConfigureAwait(false);
            var link = new WorkerLink(host, grain, lost, silence, worker, places);
            _ = link.ListenAsync();
            return link;
        }
        catch
        {
            await CloseAsync(host).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Has the worker do a unit; one that says that it ends is lost.</summary>
    /// <exception cref="UnitLostException">It took too long, or the worker is gone.</exception>
    public async Task<UnitAnswer> RunAsync(UnitOrder order, TimeSpan most, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, Lost);
        stop.CancelAfter(most);
        try
        {
            UnitAnswer answer = await grain.Run(UnitMessage.Of(order), stop.Token).WaitAsync(stop.Token).ConfigureAwait(false);
            if (answer.End == UnitEnd.Stopped)
                await lost.CancelAsync().ConfigureAwait(false);
            return answer;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // What is not an answer came of the connection: where that is broken, nothing else is to be sent after it.
            if (!stop.IsCancellationRequested)
                await HearAsync().ConfigureAwait(false);
            string what = IsLost ? $"the worker at {Address} is gone"
                : stop.IsCancellationRequested
                ? FormattableString.Invariant($"the worker at {Address} took longer than {most.TotalSeconds:0.###} s")
                : $"the worker at {Address} did not answer: {error.Message.TrimEnd('.')}";
            throw new UnitLostException(what, error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isClosed, 1) != 0)
            return;
        await lost.CancelAsync().ConfigureAwait(false);
        await CloseAsync(host).ConfigureAwait(false);
    }

    private async Task ListenAsync()
    {
        while (!IsLost)
        {
            await Task.Delay(silence / 5, Lost).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await HearAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Asks for a sign of life; without one the worker is lost.</summary>
    private async Task HearAsync()
    {
        try
        {
            await grain.Places().WaitAsync(silence, Lost).ConfigureAwait(false);
        }
        catch (Exception)
        {
            await lost.CancelAsync().ConfigureAwait(false);
        }
    }

    private static async Task CloseAsync(IHost host)
    {
        using var most = new CancellationTokenSource(Leave);
        try
        {
            await host.StopAsync(most.Token).ConfigureAwait(false);
            host.Dispose();
        }
        catch (Exception)
        {
            // The worker is gone, or will see that this is.
        }
    }
}
