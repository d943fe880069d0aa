using System.Numerics;
using System.Runtime.InteropServices;

namespace Chrysalis.Talking.Training;

/// <summary>
/// A generator with a seed of 64 bits, the same on every system and version (xoshiro256**, Blackman &amp; Vigna 2018, seeded by
/// SplitMix64): <see cref="Random"/> itself takes 31 bits, of which thousands of steps draw some twice.
/// </summary>
internal sealed class SeededRandom : Random
{
    private readonly ulong[] state = new ulong[4];

    public SeededRandom(ulong seed)
    {
        for (int i = 0; i < state.Length; i++)
        {
            seed += 0x9E3779B97F4A7C15;
            ulong z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            state[i] = z ^ (z >> 31);
        }
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(state[1] * 5, 7) * 9;
        ulong t = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= t;
        state[3] = BitOperations.RotateLeft(state[3], 45);
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
    public override long NextInt64(long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return maxValue < 2 ? 0 : (long)Below((ulong)maxValue);
    }

    /// <inheritdoc/>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        ulong range = unchecked((ulong)maxValue - (ulong)minValue);
        return range < 2 ? minValue : unchecked(minValue + (long)Below(range));
    }

    /// <inheritdoc/>
    public override double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <inheritdoc/>
    public override float NextSingle() => (NextBits() >> 40) * (1f / (1 << 24));

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        for (; buffer.Length >= sizeof(ulong); buffer = buffer[sizeof(ulong)..])
        {
            ulong bits = NextBits();
            MemoryMarshal.Write(buffer, in bits);
        }

        for (ulong rest = buffer.IsEmpty ? 0 : NextBits(); !buffer.IsEmpty; buffer = buffer[1..], rest >>= 8)
            buffer[0] = (byte)rest;
    }

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    /// <summary>Without bias (Lemire 2019): what falls into the uneven rest is drawn again.</summary>
    private ulong Below(ulong range)
    {
        ulong high = Math.BigMul(NextBits(), range, out ulong low);
        if (low < range)
        {
            ulong rest = unchecked(0UL - range) % range;
            while (low < rest)
                high = Math.BigMul(NextBits(), range, out low);
        }

        return high;
    }
}
