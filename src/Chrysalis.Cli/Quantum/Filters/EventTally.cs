using System.Numerics;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>Counts what shots of detectors, then observables, hold.</summary>
internal sealed class EventTally(int detectors, int observables)
{
    /// <summary>Detectors that fired.</summary>
    public long Events { get; private set; }

    /// <summary>Shots in which an observable flipped.</summary>
    public long FlippedShots { get; private set; }

    /// <summary>Counts what another tally has counted.</summary>
    public void Add(long events, long flippedShots) => (Events, FlippedShots) = (Events + events, FlippedShots + flippedShots);

    /// <summary>Counts a shot.</summary>
    public void Add(ReadOnlySpan<ulong> shot)
    {
        long flips = 0;
        for (int word = 0; word < shot.Length; word++)
        {
            int before = Math.Clamp(detectors - (word * 64), 0, 64), end = Math.Clamp(detectors + observables - (word * 64), 0, 64);
            Events += BitOperations.PopCount(shot[word] & Below(before));
            flips += BitOperations.PopCount(shot[word] & Below(end) & ~Below(before));
        }
        FlippedShots += flips > 0 ? 1 : 0;
    }

    private static ulong Below(int bits) => bits == 64 ? ulong.MaxValue : (1UL << bits) - 1;
}
