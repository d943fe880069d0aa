using System.Buffers.Binary;
using System.Numerics;

namespace Chrysalis.Bitcoin.Curve;

/// <summary>
/// A number modulo secp256k1's prime, 2^256 - 2^32 - 977, in four words: what is needed to tell points from other numbers quickly.
/// <see cref="Secp256k1"/> has the plain arithmetic.
/// </summary>
/// <param name="A">Bits 0 to 63.</param>
/// <param name="B">Bits 64 to 127.</param>
/// <param name="C">Bits 128 to 191.</param>
/// <param name="D">Bits 192 to 255.</param>
internal readonly record struct FieldNumber(ulong A, ulong B, ulong C, ulong D)
{
    // 2^256 modulo the prime.
    private const ulong Fold = 0x1_0000_03D1;
    private const ulong PrimeLow = ulong.MaxValue - Fold + 1;

    /// <summary>Reads 32 bytes, highest first; null where the number is not below the prime.</summary>
    public static FieldNumber? Read(ReadOnlySpan<byte> bytes)
    {
        var number = new FieldNumber(
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadUInt64BigEndian(bytes));
        return number.IsBelowPrime ? number : null;
    }

    /// <summary>The number times itself three times, plus 7: the square of y where this is the x of a point.</summary>
    public FieldNumber CurveSquare()
    {
        FieldNumber cube = Multiply(this, Multiply(this, this));
        return Reduce(cube.A, cube.B, cube.C, cube.D, 0, 7);
    }

    /// <summary>Its square.</summary>
    public FieldNumber Square() => Multiply(this, this);

    /// <summary>Whether it is a square: its Jacobi symbol, by the binary algorithm.</summary>
    public bool IsSquare()
    {
        (ulong a, ulong b, ulong c, ulong d) = (A, B, C, D);
        (ulong p, ulong q, ulong r, ulong s) = (PrimeLow, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);
        ulong turns = 0;
        while ((a | b | c | d) != 0)
        {
            if (a == 0)
            {
                // Sixty-four halvings turn the sign an even number of times.
                (a, b, c, d) = (b, c, d, 0);
                continue;
            }

            // (2 / n) is -1 where n is 3 or 5 modulo 8.
            int zeros = BitOperations.TrailingZeroCount(a);
            turns ^= (ulong)zeros & ((p >> 1) ^ (p >> 2));
            if (zeros > 0)
            {
                a = (a >> zeros) | (b << (64 - zeros));
                b = (b >> zeros) | (c << (64 - zeros));
                c = (c >> zeros) | (d << (64 - zeros));
                d >>= zeros;
            }

            // The difference of the two odd numbers; where it is negative they change places, which turns the sign if both are 3 modulo 4.
            ulong e = a - p, borrow = a < p ? 1UL : 0;
            ulong f = b - q - borrow;
            borrow = b < q || (b == q && borrow == 1) ? 1UL : 0;
            ulong g = c - r - borrow;
            borrow = c < r || (c == r && borrow == 1) ? 1UL : 0;
            ulong h = d - s - borrow;
            borrow = d < s || (d == s && borrow == 1) ? 1UL : 0;
            ulong mask = 0 - borrow;
            turns ^= ((a & p) >> 1) & borrow;
            (p, q, r, s) = (p ^ ((p ^ a) & mask), q ^ ((q ^ b) & mask), r ^ ((r ^ c) & mask), s ^ ((s ^ d) & mask));
            a = (e ^ mask) + borrow;
            ulong carry = a == 0 ? borrow : 0;
            b = (f ^ mask) + carry;
            carry = b == 0 ? carry : 0;
            c = (g ^ mask) + carry;
            carry = c == 0 ? carry : 0;
            d = (h ^ mask) + carry;
        }

        return (turns & 1) == 0;
    }

    /// <summary>The product.</summary>
    public static FieldNumber Multiply(FieldNumber left, FieldNumber right)
    {
        ReadOnlySpan<ulong> x = [left.A, left.B, left.C, left.D], y = [right.A, right.B, right.C, right.D];
        Span<ulong> product = stackalloc ulong[8];
        product.Clear();
        for (int i = 0; i < x.Length; i++)
        {
            ulong carry = 0;
            for (int j = 0; j < y.Length; j++)
                (carry, product[i + j]) = MultiplyAdd(x[i], y[j], product[i + j], carry);
            product[i + y.Length] = carry;
        }

        // The upper half times 2^256.
        ulong top = 0;
        for (int i = 0; i < x.Length; i++)
            (top, product[i]) = MultiplyAdd(product[x.Length + i], Fold, product[i], top);
        return Reduce(product[0], product[1], product[2], product[3], top, 0);
    }

    private bool IsBelowPrime => (B & C & D) != ulong.MaxValue || A < PrimeLow;

    /// <summary>What a number of five words, and a small one, are modulo the prime.</summary>
    private static FieldNumber Reduce(ulong a, ulong b, ulong c, ulong d, ulong top, ulong addend)
    {
        UInt128 sum = (UInt128)top * Fold + a + addend;
        a = (ulong)sum;
        sum = (sum >> 64) + b;
        b = (ulong)sum;
        sum = (sum >> 64) + c;
        c = (ulong)sum;
        sum = (sum >> 64) + d;
        d = (ulong)sum;
        var number = new FieldNumber(a, b, c, d);
        return (ulong)(sum >> 64) != 0 ? Reduce(a, b, c, d, 1, 0) : number.IsBelowPrime ? number : new(a - PrimeLow, 0, 0, 0);
    }

    /// <summary>a b + c + d in two words.</summary>
    private static (ulong High, ulong Low) MultiplyAdd(ulong a, ulong b, ulong c, ulong d)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        low += c;
        high += low < c ? 1UL : 0;
        low += d;
        return (high + (low < d ? 1UL : 0), low);
    }
}
