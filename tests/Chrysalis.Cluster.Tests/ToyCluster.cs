using System.Net;
using Chrysalis.Cluster.Asking;
using Chrysalis.Cluster.Membership;
using Chrysalis.Cluster.Working;
using Chrysalis.Foundation.Errors;
using Chrysalis.Jobs;

namespace Chrysalis.Cluster.Tests;

/// <summary>Workers of the toy job in this process, each a silo of its own at a free port.</summary>
internal sealed class ToyCluster : IAsyncDisposable
{
    private readonly List<Worker> workers = [];

    /// <summary>The addresses of all workers so far.</summary>
    public ClusterPlace Place => ClusterPlace.Parse(string.Join(',', workers.Select(worker => worker.Address)));

    /// <summary>Starts a worker with one place, which refuses all that is asked where a refusal is given.</summary>
    public async Task<Worker> AddAsync(
        Action<WorkUnit, CancellationToken>? before = null, string? secret = null, string? version = null, Action<string>? notice = null,
        string? refusal = null, IPEndPoint? at = null)
    {
        var jobs = new CarriedJobs();
        jobs.Add<ToyRequest, double, double>("toy", new JsonPartFormat<ToyRequest>(), request =>
            refusal is null ? new ToyJob(request, before) : throw new ChrysalisException(refusal));
        WorkerOptions options = new()
        {
            Cluster = ClusterPlace.Parse($"{at ?? new(IPAddress.Loopback, 0)}"), Jobs = jobs, Places = 1, Notice = notice,
            Secret = secret is null ? null : ClusterSecret.Of(secret),
        };
        Worker worker = await Worker.StartAsync(
            version is null ? options : options with { Version = version }, TestContext.Current.CancellationToken);
        workers.Add(worker);
        return worker;
    }

    /// <summary>Connects to all workers, or as told.</summary>
    public Task<ClusterCarrier> ConnectAsync(Func<CarrierOptions, CarrierOptions>? change = null)
    {
        CarrierOptions options = new() { Cluster = Place, WorkerWait = TimeSpan.FromSeconds(30) };
        return ClusterCarrier.ConnectAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Worker worker in workers)
            await worker.DisposeAsync();
    }
}
