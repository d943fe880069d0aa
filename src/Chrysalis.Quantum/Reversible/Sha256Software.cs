using System.Numerics;
using Chrysalis.Bitcoin.Hashing.Lanes;

namespace Chrysalis.Quantum.Reversible;

/// <summary>
/// SHA-256's compression function on words, for what the framework's SHA-256 does not give: the chaining value after a block.
/// </summary>
internal static class Sha256Software
{
    /// <summary>The chaining value after one block (FIPS 180-4, section 6.2.2).</summary>
    public static uint[] Compress(ReadOnlySpan<uint> chaining, ReadOnlySpan<uint> block)
    {
        Span<uint> w = stackalloc uint[64];
        block.CopyTo(w);
        for (int t = 16; t < 64; t++)
            w[t] = w[t - 16] + Sigma(w[t - 15], 7, 18, 3) + w[t - 7] + Sigma(w[t - 2], 17, 19, 10);
        Span<uint> s = stackalloc uint[8];
        chaining.CopyTo(s);
        for (int t = 0; t < 64; t++)
        {
            uint rotated = BitOperations.RotateRight(s[4], 6) ^ BitOperations.RotateRight(s[4], 11) ^ BitOperations.RotateRight(s[4], 25);
            uint first = s[7] + rotated + (s[6] ^ (s[4] & (s[5] ^ s[6]))) + Sha256Constants.Round[t] + w[t];
            rotated = BitOperations.RotateRight(s[0], 2) ^ BitOperations.RotateRight(s[0], 13) ^ BitOperations.RotateRight(s[0], 22);
            uint second = rotated + ((s[0] & s[1]) | (s[2] & (s[0] | s[1])));
            s[..7].CopyTo(s[1..]);
            s[4] += first;
            s[0] = first + second;
        }

        var result = new uint[8];
        for (int i = 0; i < 8; i++)
            result[i] = chaining[i] + s[i];
        return result;
    }

    private static uint Sigma(uint x, int first, int second, int shift) =>
        BitOperations.RotateRight(x, first) ^ BitOperations.RotateRight(x, second) ^ (x >> shift);
}
