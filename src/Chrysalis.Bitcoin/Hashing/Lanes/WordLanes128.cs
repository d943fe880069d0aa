using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Chrysalis.Bitcoin.Hashing.Lanes;

/// <summary>Four words at a time: SSE, or NEON on ARM.</summary>
internal readonly struct WordLanes128 : IWordLanes<Vector128<uint>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Broadcast(uint word) => Vector128.Create(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Add(Vector128<uint> a, Vector128<uint> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Xor(Vector128<uint> a, Vector128<uint> b, Vector128<uint> c) => a ^ b ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Choose(Vector128<uint> choice, Vector128<uint> a, Vector128<uint> b) => b ^ (choice & (a ^ b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Majority(Vector128<uint> a, Vector128<uint> b, Vector128<uint> c) => (a & b) | (c & (a | b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> OrNotXor(Vector128<uint> a, Vector128<uint> b, Vector128<uint> c) => (a | ~b) ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ShiftRight(Vector128<uint> a, int bits) => a >>> bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> RotateRight(Vector128<uint> a, int bits) => (a >>> bits) | (a << (32 - bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> RotateLeft(Vector128<uint> a, uint bits) => (a << (int)bits) | (a >>> (32 - (int)bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> SwapBytes(Vector128<uint> a) =>
        (RotateRight(a, 8) & Vector128.Create(0xFF00FF00u)) | (RotateRight(a, 24) & Vector128.Create(0x00FF00FFu));
}
