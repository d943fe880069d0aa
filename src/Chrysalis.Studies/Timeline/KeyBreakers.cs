using Chrysalis.Quantum.Timeline;

namespace Chrysalis.Studies.Timeline;

/// <summary>When machines that break keys exist, as the timeline has it.</summary>
public static class KeyBreakers
{
    /// <summary>Simulated futures: the interval of a probability is at most 2 % wide.</summary>
    private const int Futures = 10_000;

    /// <summary>The dates of the smallest machine published for a 256-bit key, all growth scenarios in equal shares.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static BreakDateDistribution Default(int seed, CancellationToken cancellation = default) =>
        BreakTimeline.Run(new() { Futures = Futures, Seed = seed }, null, cancellation).Machine(BreakTimeline.LatestMachine).Dates;
}
