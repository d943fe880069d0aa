using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.Intrinsics;
using Chrysalis.Bitcoin.Hashing.Lanes;
using Chrysalis.Quantum.Grover;
using Chrysalis.Quantum.Reversible;

namespace Chrysalis.Quantum.Mining;

/// <summary>Measures the double SHA-256 of block headers on one core of this machine.</summary>
public static class HashRateMeasurement
{
    private const int Batch = 1 << 12;

    /// <summary>Hashes the first block's header with running nonces, 16 at once, and returns the best of several rounds.</summary>
    /// <param name="rounds">Rounds; the fastest counts: the first ones run before the compiler has optimised, and other programs can only
    /// slow a round down.</param>
    /// <param name="roundTime">Length of a round.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static HashRival OneCore(int rounds = 100, TimeSpan? roundTime = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        MiningHeader header = MiningHeader.Parse(MiningHeader.Genesis);
        var words = new uint[20];
        for (int i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(header.Bytes[(4 * i)..]);
        uint[] midstate = Sha256Software.Compress(Sha256Constants.InitialHash, words.AsSpan(..16));
        double best = 0;
        for (int i = 0; i < rounds; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            best = Math.Max(best, Round(midstate, words.AsSpan(16, 3), roundTime ?? TimeSpan.FromMilliseconds(10)));
        }

        return new(
            "one core of this machine", best, $"measured now: {Sha256Lanes.Count} headers at once in vectors, best of {rounds} rounds");
    }

    private static double Round(ReadOnlySpan<uint> midstate, ReadOnlySpan<uint> tail, TimeSpan length)
    {
        Span<uint> nonces = stackalloc uint[Sha256Lanes.Count];
        Vector512<uint> seen = default;
        long hashes = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            for (int i = 0; i < Batch / Sha256Lanes.Count; i++)
            {
                for (int lane = 0; lane < nonces.Length; lane++)
                    nonces[lane] = (uint)hashes++;
                seen |= Sha256Lanes.TopOfDoubleHash(midstate, tail, nonces);
            }
        }

        // Using what was hashed keeps the compiler from leaving it out.
        return seen == default ? 0 : hashes / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
