using System.Net;
using Chrysalis.Jobs;

namespace Chrysalis.Cluster;

/// <summary>What a worker does, and where.</summary>
public sealed record WorkerOptions
{
    /// <summary>The cluster: one address, which is this worker's own, or a database.</summary>
    public required ClusterPlace Cluster { get; init; }

    /// <summary>The jobs whose units it does.</summary>
    public required CarriedJobs Jobs { get; init; }

    /// <summary>Where others reach it, of a cluster in a database; loopback when null.</summary>
    public IPEndPoint? Address { get; init; }

    /// <summary>Units that it does at once, at least 1.</summary>
    public int Places { get; init; } = Environment.ProcessorCount;

    /// <summary>What those who ask must know; null only on loopback.</summary>
    public ClusterSecret? Secret { get; init; }

    /// <summary>Told, in a sentence each, who was refused; null for nobody.</summary>
    public Action<string>? Notice { get; init; }

    /// <summary>The version that it says it is of.</summary>
    internal string Version { get; init; } = ClusterVersion.Own;
}
