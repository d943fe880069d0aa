using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Chrysalis.Bitcoin.Hashing.Lanes;

/// <summary>Turns words of messages that lie one after the other into vectors of one word of each message.</summary>
internal static class LaneTiles
{
    /// <summary>Words, and lanes, that are turned at once.</summary>
    public const int Side = 4;

    /// <summary>Sets four words of four lanes.</summary>
    /// <param name="words">Where the first word of the first lane goes; a vector further on its second word goes.</param>
    /// <param name="lanes">Lanes of a vector.</param>
    /// <param name="a">Four words of the first lane's message.</param>
    /// <param name="b">Those of the second lane's.</param>
    /// <param name="c">Those of the third lane's.</param>
    /// <param name="d">Those of the fourth lane's.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set(
        Span<uint> words, int lanes, Vector128<uint> a, Vector128<uint> b, Vector128<uint> c, Vector128<uint> d)
    {
        ref uint first = ref MemoryMarshal.GetReference(words[..((Side - 1) * lanes + Side)]);
        if (Sse2.IsSupported)
        {
            Vector128<uint> low = Sse2.UnpackLow(a, b), lowOther = Sse2.UnpackLow(c, d);
            Vector128<uint> high = Sse2.UnpackHigh(a, b), highOther = Sse2.UnpackHigh(c, d);
            Sse2.UnpackLow(low.AsUInt64(), lowOther.AsUInt64()).AsUInt32().StoreUnsafe(ref first);
            Sse2.UnpackHigh(low.AsUInt64(), lowOther.AsUInt64()).AsUInt32().StoreUnsafe(ref first, (nuint)lanes);
            Sse2.UnpackLow(high.AsUInt64(), highOther.AsUInt64()).AsUInt32().StoreUnsafe(ref first, (nuint)(2 * lanes));
            Sse2.UnpackHigh(high.AsUInt64(), highOther.AsUInt64()).AsUInt32().StoreUnsafe(ref first, (nuint)(3 * lanes));
            return;
        }

        for (int i = 0; i < Side; i++)
            Vector128.Create(a[i], b[i], c[i], d[i]).StoreUnsafe(ref first, (nuint)(i * lanes));
    }

    /// <summary>Sets words of every lane from rows that lie one after the other.</summary>
    /// <param name="words">The first vectors' words.</param>
    /// <param name="lanes">Lanes of a vector, and rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="length">Bytes of a row; a multiple of 16.</param>
    /// <param name="isBigEndian">Whether a word's first byte is its highest.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetRows(Span<uint> words, int lanes, ReadOnlySpan<byte> rows, int length, bool isBigEndian)
    {
        ref byte first = ref MemoryMarshal.GetReference(rows[..(lanes * length)]);
        for (int lane = 0; lane < lanes; lane += Side)
            for (int offset = 0; offset < length; offset += Side * sizeof(uint))
            {
                ref byte row = ref Unsafe.Add(ref first, (lane * length) + offset);
                Set(words[((offset / sizeof(uint) * lanes) + lane)..], lanes,
                    Load(ref row, isBigEndian), Load(ref Unsafe.Add(ref row, length), isBigEndian),
                    Load(ref Unsafe.Add(ref row, 2 * length), isBigEndian), Load(ref Unsafe.Add(ref row, 3 * length), isBigEndian));
            }
    }

    /// <summary>Four words as they are written with the highest byte first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> SwapBytes(Vector128<byte> words) => Vector128.Shuffle(
        words, Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12)).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Load(ref byte source, bool isBigEndian)
    {
        Vector128<byte> bytes = Vector128.LoadUnsafe(ref source);
        return isBigEndian ? SwapBytes(bytes) : bytes.AsUInt32();
    }
}
