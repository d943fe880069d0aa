using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Chrysalis.Bitcoin.Hashing.Lanes;

/// <summary>Eight words at a time.</summary>
internal readonly struct WordLanes256 : IWordLanes<Vector256<uint>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Broadcast(uint word) => Vector256.Create(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Add(Vector256<uint> a, Vector256<uint> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Xor(Vector256<uint> a, Vector256<uint> b, Vector256<uint> c) => a ^ b ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Choose(Vector256<uint> choice, Vector256<uint> a, Vector256<uint> b) => b ^ (choice & (a ^ b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Majority(Vector256<uint> a, Vector256<uint> b, Vector256<uint> c) => (a & b) | (c & (a | b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> OrNotXor(Vector256<uint> a, Vector256<uint> b, Vector256<uint> c) => (a | ~b) ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ShiftRight(Vector256<uint> a, int bits) => a >>> bits;

    [SuppressMessage("Performance", "CA1857", Justification = "The bits are constant wherever it is inlined.")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> RotateRight(Vector256<uint> a, int bits) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateRight(a, (byte)bits) : (a >>> bits) | (a << (32 - bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> RotateLeft(Vector256<uint> a, uint bits) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeftVariable(a, Vector256.Create(bits))
        : Avx2.IsSupported ? Avx2.ShiftLeftLogicalVariable(a, Vector256.Create(bits))
            | Avx2.ShiftRightLogicalVariable(a, Vector256.Create(32 - bits))
        : (a << (int)bits) | (a >>> (32 - (int)bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> SwapBytes(Vector256<uint> a) =>
        (RotateRight(a, 8) & Vector256.Create(0xFF00FF00u)) | (RotateRight(a, 24) & Vector256.Create(0x00FF00FFu));
}
