using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Chrysalis.Foundation.Random;

/// <summary>
/// The generator of our own draws: xoshiro256++ (Blackman, Vigna, "Scrambled linear pseudorandom number generators", 2019), seeded through
/// <see cref="SplitMix64"/> as its authors advise. Its numbers depend on the seed only, on no version of the runtime. Not for use from
/// several threads at once.
/// </summary>
public sealed class Xoshiro256 : System.Random
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    /// <summary>A generator of a seed.</summary>
    public Xoshiro256(ulong seed)
    {
        var words = new SplitMix64(seed);
        (a, b, c, d) = (words.NextUInt64(), words.NextUInt64(), words.NextUInt64(), words.NextUInt64());
    }

    /// <summary>A generator that goes on from a state, four words that are not all 0.</summary>
    public Xoshiro256(ReadOnlySpan<ulong> state)
    {
        if (state.Length != 4 || !state.ContainsAnyExcept(0UL))
            throw new ArgumentException(
                $"A state of {state.Length} words, or of zeros only, is none: give four words that are not all 0.", nameof(state));
        (a, b, c, d) = (state[0], state[1], state[2], state[3]);
    }

    /// <summary>The state: four words, to go on from later.</summary>
    public ulong[] State => [a, b, c, d];

    /// <summary>The next 64 bits.</summary>
    public ulong NextUInt64() => Step(ref a, ref b, ref c, ref d);

    /// <summary>One step of a state of four words that lie elsewhere, such as several generators side by side; gives its 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Step(ref ulong a, ref ulong b, ref ulong c, ref ulong d)
    {
        ulong result = BitOperations.RotateLeft(a + d, 23) + a;
        ulong shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <inheritdoc/>
    public override int Next() => Next(int.MaxValue);

    /// <inheritdoc/>
    public override int Next(int maxValue) => (int)NextInt64(maxValue);

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    /// <inheritdoc/>
    public override long NextInt64() => NextInt64(long.MaxValue);

    /// <inheritdoc/>
    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    /// <inheritdoc/>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        ulong count = (ulong)maxValue - (ulong)minValue;
        return count <= 1 ? minValue : (long)((ulong)minValue + Below(count));
    }

    /// <inheritdoc/>
    public override double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <inheritdoc/>
    public override float NextSingle() => (NextUInt64() >> 40) * (1f / (1 << 24));

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        Span<byte> word = stackalloc byte[8];
        while (buffer.Length > 0)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, NextUInt64());
            int taken = Math.Min(8, buffer.Length);
            word[..taken].CopyTo(buffer);
            buffer = buffer[taken..];
        }
    }

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    /// <summary>
    /// A whole number below <paramref name="count"/>, each as likely (Lemire, "Fast random integer generation in an interval", 2019).
    /// </summary>
    private ulong Below(ulong count)
    {
        ulong high = Math.BigMul(NextUInt64(), count, out ulong low);
        if (low < count)
        {
            ulong least = (0UL - count) % count;
            while (low < least)
                high = Math.BigMul(NextUInt64(), count, out low);
        }

        return high;
    }
}
