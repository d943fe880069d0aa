using System.Text.Json;
using Chrysalis.Quantum.MemoryExperiment;

namespace Chrysalis.Cluster.Tests.Processes;

/// <summary>A memory experiment of some seconds, done by others and here.</summary>
internal static class MemoryWork
{
    public static readonly MemoryOptions Experiment = new()
    {
        Distances = [3, 5], Probabilities = [0.004, 0.008], Limit = new(100_000), Seed = 9,
    };

    /// <summary>What one process finds.</summary>
    public static string Alone(MemoryOptions options) =>
        Json(MemoryStudy.Run(options, cancellation: TestContext.Current.CancellationToken));

    /// <summary>All of a report.</summary>
    public static string Json(MemoryReport report) => JsonSerializer.Serialize(report);
}
