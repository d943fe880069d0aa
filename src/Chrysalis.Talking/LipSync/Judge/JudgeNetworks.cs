using Chrysalis.Talking.Checkpoints;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>The networks of the judge of lip sync whose weights this program can use.</summary>
internal static class JudgeNetworks
{
    /// <summary>The published one and ours.</summary>
    public static IReadOnlyList<KnownNetwork> All { get; } =
    [
        KnownNetwork.Of("SyncNet, the judge of lip sync (official)", "netcnnlip.0.weight", () => new EvaluationSyncNet()),
        KnownNetwork.Of("judge of lip sync (compact)", "lipsEnd.weight", () => new EvaluationCompactNet()),
    ];
}
