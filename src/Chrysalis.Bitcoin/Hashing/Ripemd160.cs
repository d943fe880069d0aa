using System.Buffers.Binary;
using System.Numerics;

namespace Chrysalis.Bitcoin.Hashing;

/// <summary>RIPEMD-160 (Dobbertin, Bosselaers, Preneel 1996), which the framework lacks.</summary>
public static class Ripemd160
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = 20;

    private const int BlockLength = 64;
    private const int RoundLength = 16;

    internal static ReadOnlySpan<uint> Initial => [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0];

    internal static ReadOnlySpan<byte> LeftWords =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        7, 4, 13, 1, 10, 6, 15, 3, 12, 0, 9, 5, 2, 14, 11, 8,
        3, 10, 14, 4, 9, 15, 8, 1, 2, 7, 0, 6, 13, 11, 5, 12,
        1, 9, 11, 10, 0, 8, 12, 4, 13, 3, 7, 15, 14, 5, 6, 2,
        4, 0, 5, 9, 7, 12, 2, 10, 14, 1, 3, 8, 11, 6, 15, 13,
    ];

    internal static ReadOnlySpan<byte> RightWords =>
    [
        5, 14, 7, 0, 9, 2, 11, 4, 13, 6, 15, 8, 1, 10, 3, 12,
        6, 11, 3, 7, 0, 13, 5, 10, 14, 15, 8, 12, 4, 9, 1, 2,
        15, 5, 1, 3, 7, 14, 6, 9, 11, 8, 12, 2, 10, 0, 4, 13,
        8, 6, 4, 1, 3, 11, 15, 0, 5, 12, 2, 13, 9, 7, 10, 14,
        12, 15, 10, 4, 1, 5, 8, 7, 6, 2, 13, 14, 0, 3, 9, 11,
    ];

    internal static ReadOnlySpan<byte> LeftShifts =>
    [
        11, 14, 15, 12, 5, 8, 7, 9, 11, 13, 14, 15, 6, 7, 9, 8,
        7, 6, 8, 13, 11, 9, 7, 15, 7, 12, 15, 9, 11, 7, 13, 12,
        11, 13, 6, 7, 14, 9, 13, 15, 14, 8, 13, 6, 5, 12, 7, 5,
        11, 12, 14, 15, 14, 15, 9, 8, 9, 14, 5, 6, 8, 6, 5, 12,
        9, 15, 5, 11, 6, 8, 13, 12, 5, 12, 13, 14, 11, 8, 5, 6,
    ];

    internal static ReadOnlySpan<byte> RightShifts =>
    [
        8, 9, 9, 11, 13, 15, 15, 5, 7, 7, 8, 11, 14, 14, 12, 6,
        9, 13, 15, 7, 12, 8, 9, 11, 7, 7, 12, 7, 6, 15, 13, 11,
        9, 7, 15, 11, 8, 6, 6, 14, 12, 13, 5, 14, 13, 13, 7, 5,
        15, 5, 8, 11, 14, 14, 6, 14, 6, 9, 12, 9, 12, 5, 15, 8,
        8, 5, 12, 9, 12, 5, 14, 6, 8, 13, 6, 5, 15, 13, 11, 11,
    ];

    internal static ReadOnlySpan<uint> LeftConstants => [0, 0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xA953FD4E];

    internal static ReadOnlySpan<uint> RightConstants => [0x50A28BE6, 0x5C4DD124, 0x6D703EF3, 0x7A6D76E9, 0];

    /// <summary>Writes the digest of a message.</summary>
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> digest)
    {
        Span<uint> state = [.. Initial];
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
        (uint a, uint b, uint c, uint d, uint e) = Line(state, words, LeftWords, LeftShifts, LeftConstants, firstFunction: 0, step: 1);
        (uint aa, uint bb, uint cc, uint dd, uint ee) = Line(
            state, words, RightWords, RightShifts, RightConstants, firstFunction: 4, step: -1);
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
