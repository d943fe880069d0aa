namespace Chrysalis.Foundation.Random;

/// <summary>
/// A generator of one word of state: a stream of its own for every seed, cheap to begin. Steele, Lea, Flood, "Fast splittable
/// pseudorandom number generators" (2014), with the constants of Vigna's splitmix64.c.
/// A value: each user advances a copy of its own; not for several threads at once.
/// </summary>
/// <param name="seed">The state to begin with.</param>
public struct SplitMix64(ulong seed)
{
    /// <summary>What the state grows by: 2^64 over the golden ratio, odd.</summary>
    public const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong NextUInt64() => Mix(state += Gamma);

    /// <summary>The finaliser: a bijection of 64-bit words in which every bit of the input moves about half of the output's.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
