using Chrysalis.Cli.CommandLine;
using Chrysalis.Cluster;
using Chrysalis.Jobs;

namespace Chrysalis.Cli.Cluster;

/// <summary>Work that is done by workers.</summary>
internal static class Carriage
{
    /// <summary>Connects to a cluster, does the work, and lets go of it.</summary>
    public static T With<T>(CarrierOptions options, CommandContext context, Func<IUnitCarrier, T> work) =>
        Task.Run(async () =>
        {
            ClusterCarrier carrier = await ClusterCarrier.ConnectAsync(options, context.Cancellation).ConfigureAwait(false);
            await using (carrier.ConfigureAwait(false))
                return work(carrier);
        }).GetAwaiter().GetResult();
}
