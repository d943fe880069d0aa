using Microsoft.Extensions.Hosting;

namespace Chrysalis.Cluster;

/// <summary>A host that leaves the process's signals alone: it ends when it is told to.</summary>
internal sealed class NoSignals : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
