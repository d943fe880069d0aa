using Chrysalis.Foundation.Random;

namespace Chrysalis.Quantum.Shots;

/// <summary>A small generator with a stream for every block of shots, so that any split of the work draws the same numbers.</summary>
internal struct ShotRandom(ulong seed, long block)
{
    private SplitMix64 numbers = new(Seed.Of(seed).For(block).Value);

    public ulong NextUInt64() => numbers.NextUInt64();

    /// <summary>A number above 0 and at most 1.</summary>
    public double NextDouble() => ((NextUInt64() >> 11) + 1) * (1.0 / (1UL << 53));

    /// <summary>How many trials fail before the next success, given 1 / ln(1 - p); capped at 2^31 - 1.</summary>
    public int NextGap(double inverseLogFailure) => (int)Math.Min(int.MaxValue, Math.Log(NextDouble()) * inverseLogFailure);
}
