using System.Net;
using System.Net.Sockets;
using Chrysalis.Cluster.Greetings;
using Chrysalis.Cluster.Membership;
using Chrysalis.Foundation.Errors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Chrysalis.Cluster.Working;

/// <summary>
/// A worker: an Orleans silo that does the units it is sent. It knows the jobs it was started with and runs nothing else. May be shared
/// between threads.
/// </summary>
public sealed class Worker : IAsyncDisposable
{
    private static readonly TimeSpan Leave = TimeSpan.FromSeconds(5);

    private readonly IHost host;
    private readonly UnitDesk desk;

    private Worker(IHost host, UnitDesk desk, IPEndPoint address) => (this.host, this.desk, Address) = (host, desk, address);

    /// <summary>Where those who ask reach it.</summary>
    public IPEndPoint Address { get; }

    /// <summary>Starts a worker; it works until it is disposed of.</summary>
    /// <exception cref="ClusterException">
    /// Its address is taken, or is not loopback and there is no secret; or the database does not answer or is not prepared.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was stopped before it had started.</exception>
    public static async Task<Worker> StartAsync(WorkerOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Places, nameof(options));
        IPEndPoint wanted = AddressOf(options);
        RequireSecret(wanted.Address, options.Secret);
        IPEndPoint address = WithPort(wanted);
        if (options.Cluster.Connection is { } connection)
            await MemberStore.RequireReadyAsync(connection, cancellation).ConfigureAwait(false);
        var desk = new UnitDesk(options.Jobs, options.Places);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(desk);
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.UseOrleans(silo => Configure(silo, options, address));
        IHost host = builder.Build();
        var worker = new Worker(host, desk, address);
        try
        {
            await host.StartAsync(cancellation).ConfigureAwait(false);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Has its units stop and leaves the cluster.</summary>
    public async ValueTask DisposeAsync()
    {
        desk.Close();
        using (var most = new CancellationTokenSource(Leave))
        {
            try
            {
                await host.StopAsync(most.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is OperationCanceledException or AggregateException or OrleansException)
            {
                // Those who stay find that it is gone.
            }
        }

        host.Dispose();
        desk.Dispose();
    }

    private static void Configure(ISiloBuilder silo, WorkerOptions options, IPEndPoint address)
    {
        var terms = new GreetingTerms(options.Secret, options.Version);
        // Other silos of a database ping each other; a worker by itself has none, and its silo's port stays on loopback.
        bool isAlone = options.Cluster.Connection is null;
        var own = new IPEndPoint(isAlone ? IPAddress.Loopback : address.Address, FreePort(isAlone ? IPAddress.Loopback : address.Address));
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (ClusterName.Value, ClusterName.Value));
        silo.Configure<EndpointOptions>(ends =>
        {
            ends.AdvertisedIPAddress = own.Address;
            ends.SiloPort = own.Port;
            ends.GatewayPort = address.Port;
            ends.SiloListeningEndpoint = own;
            ends.GatewayListeningEndpoint = address;
        });
        if (options.Cluster.Connection is { } connection)
            silo.UseAdoNetClustering(store => (store.Invariant, store.ConnectionString) = (MemberStore.Invariant, connection));
        else
            silo.UseDevelopmentClustering(own);
        silo.Configure<SiloConnectionOptions>(connections =>
        {
            Action<string> refused = options.Notice ?? (_ => { });
            connections.ConfigureGatewayInboundConnection(one => GreetingConnections.Answer(one, terms, refused));
            connections.ConfigureSiloInboundConnection(one => GreetingConnections.Answer(one, terms, refused));
            connections.ConfigureSiloOutboundConnection(one => GreetingConnections.Call(one, terms));
        });
        // A unit may take days; whoever asked bounds it.
        silo.Configure<SiloMessagingOptions>(messages => messages.MaxRequestProcessingTime = TimeSpan.FromDays(30));
        silo.Configure<ClusterMembershipOptions>(members =>
        {
            members.ProbeTimeout = TimeSpan.FromSeconds(1);
            members.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            members.NumMissedProbesLimit = 3;
            members.NumVotesForDeathDeclaration = 1;
            // Those that were killed do not hold up who joins: they are seen to be gone after three missed signs of life.
            members.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
            members.NumMissedTableIAmAliveLimit = 3;
            members.MaxJoinAttemptTime = TimeSpan.FromSeconds(30);
            members.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
            members.DefunctSiloExpiration = TimeSpan.FromHours(1);
        });
    }

    private static IPEndPoint AddressOf(WorkerOptions options)
    {
        if (options.Cluster.Connection is not null)
            return options.Address ?? new(IPAddress.Loopback, 0);
        return options.Cluster.Addresses is [var own]
            ? own
            : throw new ClusterException(new Fault(
                options.Cluster.Given, $"names {options.Cluster.Addresses.Count} addresses, and a worker has one",
                "start one worker for each"));
    }

    private static void RequireSecret(IPAddress address, ClusterSecret? secret)
    {
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            throw new ClusterException(new Fault(
                address.ToString(), "is no address that others can ask", "name the one they reach this machine at"));
        if (secret is null && !IPAddress.IsLoopback(address))
            throw new ClusterException(new Fault(
                address.ToString(), "can be reached from other machines, and there is no secret",
                $"give one, also by {ClusterSecret.Variable}")) { Settings = [nameof(WorkerOptions.Secret)] };
    }

    private static IPEndPoint WithPort(IPEndPoint address)
    {
        if (address.Port == 0)
            return new(address.Address, FreePort(address.Address));
        using var trial = new TcpListener(address);
        try
        {
            trial.Start();
            return address;
        }
        catch (SocketException error)
        {
            throw new ClusterException(
                new Fault(address.ToString(), $"cannot be listened at ({error.Message})", "name another port or address"), error);
        }
    }

    private static int FreePort(IPAddress address)
    {
        using var trial = new TcpListener(address, 0);
        try
        {
            trial.Start();
        }
        catch (SocketException error)
        {
            throw new ClusterException(
                new Fault(address.ToString(), $"cannot be listened at ({error.Message})", "name an address of this machine"), error);
        }

        return ((IPEndPoint)trial.LocalEndpoint).Port;
    }
}
