using System.Buffers.Binary;
using System.Numerics;
using Chrysalis.Bitcoin.Hashing.Lanes;

namespace Chrysalis.Bitcoin.Hashing;

/// <summary>RIPEMD-160 (Dobbertin, Bosselaers, Preneel 1996), which the framework lacks.</summary>
public static class Ripemd160
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = 20;

    private const int BlockLength = 64;
    private const int RoundLength = 16;

    /// <summary>Writes the digest of a message.</summary>
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> digest)
    {
        Span<uint> state = [.. Ripemd160Words.Initial];
        ReadOnlySpan<byte> rest = message;
        for (; rest.Length >= BlockLength; rest = rest[BlockLength..])
            Compress(state, rest);
        Span<byte> last = stackalloc byte[2 * BlockLength];
        last.Clear();
        rest.CopyTo(last);
        last[rest.Length] = 0x80;
        int blocks = rest.Length + 9 > BlockLength ? 2 : 1;
        BinaryPrimitives.WriteUInt64LittleEndian(last[(blocks * BlockLength - 8)..], (ulong)message.Length * 8);
        for (int block = 0; block < blocks; block++)
            Compress(state, last[(block * BlockLength)..]);
        for (int i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(digest[(4 * i)..], state[i]);
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[RoundLength];
        for (int i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(4 * i)..]);
        (uint a, uint b, uint c, uint d, uint e) = Line(
            state, words, Ripemd160Words.LeftWords, Ripemd160Words.LeftShifts, Ripemd160Words.LeftConstants, firstFunction: 0, step: 1);
        (uint aa, uint bb, uint cc, uint dd, uint ee) = Line(
            state, words, Ripemd160Words.RightWords, Ripemd160Words.RightShifts, Ripemd160Words.RightConstants, firstFunction: 4,
            step: -1);
        uint first = state[1] + c + dd;
        state[1] = state[2] + d + ee;
        state[2] = state[3] + e + aa;
        state[3] = state[4] + a + bb;
        state[4] = state[0] + b + cc;
        state[0] = first;
    }

    private static (uint A, uint B, uint C, uint D, uint E) Line(
        ReadOnlySpan<uint> state, ReadOnlySpan<uint> words, ReadOnlySpan<byte> order, ReadOnlySpan<byte> shifts,
        ReadOnlySpan<uint> constants, int firstFunction, int step)
    {
        (uint a, uint b, uint c, uint d, uint e) = (state[0], state[1], state[2], state[3], state[4]);
        for (int i = 0; i < order.Length; i++)
        {
            int round = i / RoundLength;
            uint mixed = a + Mix(firstFunction + step * round, b, c, d) + words[order[i]] + constants[round];
            uint next = BitOperations.RotateLeft(mixed, shifts[i]) + e;
            (a, e, d, c, b) = (e, d, BitOperations.RotateLeft(c, 10), b, next);
        }

        return (a, b, c, d, e);
    }

    private static uint Mix(int function, uint x, uint y, uint z) => function switch
    {
        0 => x ^ y ^ z,
        1 => (x & y) | (~x & z),
        2 => (x | ~y) ^ z,
        3 => (x & z) | (y & ~z),
        _ => x ^ (y | ~z),
    };
}
