namespace Chrysalis.Foundation.Random;

/// <summary>
/// A seed, and the one way to make others of it: by names and indices, so that what draws for one purpose never meets what draws
/// for another: <c>Seed.Of(root).For("mouth").For(step)</c>. The order matters; the same path gives the same seed everywhere.
/// </summary>
/// <param name="Value">The 64 bits.</param>
public readonly record struct Seed(ulong Value)
{
    private const ulong NameDomain = 0xD1B54A32D192ED03;

    /// <summary>The seed that a user gave.</summary>
    public static Seed Of(long root) => new((ulong)root);

    /// <summary>The seed that a user gave.</summary>
    public static Seed Of(ulong root) => new(root);

    /// <summary>The seed of one of many of a kind: a step, a shot block, a frame. Different indices never give the same seed.</summary>
    public Seed For(long index) => new(SplitMix64.Mix(SplitMix64.Mix(Value) + (ulong)index * SplitMix64.Gamma));

    /// <summary>The seed of a purpose.</summary>
    public Seed For(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(SplitMix64.Mix(SplitMix64.Mix(Value ^ NameDomain) + NameHash.Of(name)));
    }

    /// <summary>A new generator of this seed.</summary>
    public Xoshiro256 NewRandom() => new(Value);

    /// <summary>The seed in 63 bits, at least 0: for libraries that take a signed seed.</summary>
    public long ToInt64() => (long)(Value >> 1);

    /// <summary>The seed in 31 bits, at least 0: for libraries that take no more.</summary>
    public int ToInt32() => (int)(Value >> 33);
}
