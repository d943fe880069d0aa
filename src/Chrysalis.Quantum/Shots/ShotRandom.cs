namespace Chrysalis.Quantum.Shots;

/// <summary>
/// A small generator with a stream for every block of shots, so that any split of the work draws the same numbers.
/// SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
/// </summary>
internal struct ShotRandom(ulong seed, long block)
{
    private ulong state = Mix(Mix(seed) + ((ulong)block * 0x9E3779B97F4A7C15));

    public ulong NextUInt64() => Mix(state += 0x9E3779B97F4A7C15);

    /// <summary>A number above 0 and at most 1.</summary>
    public double NextDouble() => ((NextUInt64() >> 11) + 1) * (1.0 / (1UL << 53));

    /// <summary>How many trials fail before the next success, given 1 / ln(1 - p); capped at 2^31 - 1.</summary>
    public int NextGap(double inverseLogFailure) => (int)Math.Min(int.MaxValue, Math.Log(NextDouble()) * inverseLogFailure);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
