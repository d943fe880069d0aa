using System.Buffers.Binary;
using Chrysalis.Bitcoin.Hashing.Lanes;

namespace Chrysalis.Quantum.Reversible;

/// <summary>
/// Grover's oracle of mining in gates: flips one qubit where the double SHA-256 of a block header with that nonce does not exceed the
/// target. The first 64 bytes hold no nonce, so their compression is done beforehand; two compressions remain, computed and uncomputed, and
/// a comparison with a constant of one Toffoli gate a bit. Read-only: may be shared between threads.
/// </summary>
public sealed class MiningOracleCircuit
{
    private readonly ReversibleBuilder builder = new();

    private MiningOracleCircuit(ReadOnlySpan<uint> midstate, ReadOnlySpan<uint> tail, ReadOnlySpan<byte> target)
    {
        Nonce = builder.Allocate(32);
        Flag = builder.Allocate(1)[0];
        uint[] known = [.. tail, .. Sha256Padding.After(80)];
        uint[] chaining = midstate.ToArray();
        byte[] limit = target.ToArray();
        int[][] constants = Sha256Compression.AllocateWords(builder, 15);
        int[][] message = [.. constants[..3], Nonce, .. constants[3..]];
        int[][] first = Sha256Compression.AllocateWords(builder, 8);
        int[][] padding = Sha256Compression.AllocateWords(builder, 8);
        int[][] digest = Sha256Compression.AllocateWords(builder, 8);
        int[] ladder = builder.Allocate(256);
        builder.Within(
            () =>
            {
                Sha256Compression.XorWords(builder, known, constants);
                Sha256Compression.XorWords(builder, Sha256Padding.After(32), padding);
                Sha256Compression.Append(builder, message, chaining, first);
                Sha256Compression.Append(builder, [.. first, .. padding], Sha256Constants.InitialHash, digest);
                CompareWith(limit, digest, ladder);
            },
            () => builder.Cnot(ladder[^1], Flag));
        Circuit = builder.Build();
    }

    /// <summary>The gates.</summary>
    public ReversibleCircuit Circuit { get; }

    /// <summary>The nonce as SHA-256 reads it, least significant bit first: the header's four bytes as a big-endian number.</summary>
    public int[] Nonce { get; }

    /// <summary>The qubit that is flipped; in the state |-> that turns the flip into a phase.</summary>
    public int Flag { get; }

    /// <summary>Writes the circuit.</summary>
    /// <param name="header">80-byte block header; its nonce is not read.</param>
    /// <param name="target">Largest hash that counts, 32 bytes, least significant first as in Bitcoin.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static MiningOracleCircuit Create(ReadOnlySpan<byte> header, ReadOnlySpan<byte> target)
    {
        if (header.Length != 80 || target.Length != 32)
            throw new ArgumentException($"The header has {header.Length} bytes and the target {target.Length}; they must have 80 and 32.");
        Span<uint> words = stackalloc uint[20];
        for (int i = 0; i < 20; i++)
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(header[(4 * i)..]);
        return new(Sha256Software.Compress(Sha256Constants.InitialHash, words[..16]), words[16..19], target);
    }

    /// <summary>Carries "not above the target" from the lowest bit to the highest: ladder[i] is the answer for bits 0 to i.</summary>
    private void CompareWith(byte[] target, int[][] digest, int[] ladder)
    {
        for (int i = 0; i < 256; i++)
        {
            // Bit i of the hash read as a little-endian number; the digest's words are big-endian.
            int hashBit = digest[i / 32][8 * (3 - i / 8 % 4) + i % 8];
            bool targetBit = (target[i / 8] >> (i % 8) & 1) != 0;
            if (targetBit)
                FlipUnlessAbove(hashBit, i == 0 ? null : ladder[i - 1], ladder[i]);
            else
                FlipIfNotAbove(hashBit, i == 0 ? null : ladder[i - 1], ladder[i]);
        }
    }

    /// <summary>Target bit 1: not above unless the hash's bit is 1 and the lower bits are above.</summary>
    private void FlipUnlessAbove(int hashBit, int? lower, int result)
    {
        builder.Not(result);
        if (lower is not { } below)
            return;
        builder.Not(below);
        builder.Toffoli(hashBit, below, result);
        builder.Not(below);
    }

    /// <summary>Target bit 0: not above if the hash's bit is 0 and the lower bits are not above.</summary>
    private void FlipIfNotAbove(int hashBit, int? lower, int result)
    {
        builder.Not(hashBit);
        if (lower is { } below)
            builder.Toffoli(hashBit, below, result);
        else
            builder.Cnot(hashBit, result);
        builder.Not(hashBit);
    }
}
