using System.Globalization;
using System.Numerics;

namespace Chrysalis.Bitcoin.Curve;

/// <summary>
/// Points of secp256k1, y^2 = x^3 + 7 (SEC 2, 2.4.1), for classification and tests: plain, and neither fast nor safe for private keys.
/// </summary>
internal static class Secp256k1
{
    /// <summary>The field's prime.</summary>
    public static BigInteger P { get; } = BigInteger.Pow(2, 256) - BigInteger.Pow(2, 32) - 977;

    /// <summary>The group's order.</summary>
    public static BigInteger N { get; } = Hex("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141");

    /// <summary>The generator.</summary>
    public static (BigInteger X, BigInteger Y) G { get; } =
        (Hex("79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798"), Hex(
            "483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8"));

    /// <summary>The point of even y with this x; null where there is none (BIP 340, lift_x).</summary>
    public static (BigInteger X, BigInteger Y)? Lift(ReadOnlySpan<byte> x)
    {
        var abscissa = new BigInteger(x, isUnsigned: true, isBigEndian: true);
        if (abscissa >= P)
            return null;
        BigInteger square = (BigInteger.ModPow(abscissa, 3, P) + 7) % P;
        BigInteger root = BigInteger.ModPow(square, (P + 1) / 4, P);
        return root * root % P != square ? null : (abscissa, root.IsEven ? root : P - root);
    }

    /// <summary>The point that a compressed or uncompressed key writes; null where it is not on the curve.</summary>
    public static (BigInteger X, BigInteger Y)? Decode(ReadOnlySpan<byte> key)
    {
        if (Lift(key[1..33]) is not { } even)
            return null;
        if (key.Length == 33)
            return key[0] == 2 ? even : (even.X, P - even.Y);
        var y = new BigInteger(key[33..], isUnsigned: true, isBigEndian: true);
        return (y == even.Y || y == P - even.Y) && (key[0] == 4 || (key[0] == 7) != y.IsEven) ? (even.X, y) : null;
    }

    /// <summary>Whether a point has this x: whether <see cref="Lift"/> finds one, a hundred times as fast.</summary>
    public static bool IsAbscissa(ReadOnlySpan<byte> x) => FieldNumber.Read(x)?.CurveSquare().IsSquare() ?? false;

    /// <summary>Whether a compressed or uncompressed key is on the curve: whether <see cref="Decode"/> finds a point.</summary>
    public static bool IsPoint(ReadOnlySpan<byte> key)
    {
        if (key.Length == 33)
            return IsAbscissa(key[1..33]);
        return FieldNumber.Read(key[1..33]) is { } x && FieldNumber.Read(key[33..]) is { } y && x.CurveSquare() == y.Square()
            && (key[0] == 4 || (key[0] == 7) == ((y.A & 1) == 1));
    }

    /// <summary>The sum of two points; null is the point at infinity.</summary>
    public static (BigInteger X, BigInteger Y)? Add((BigInteger X, BigInteger Y)? left, (BigInteger X, BigInteger Y)? right)
    {
        if (left is not { } a)
            return right;
        if (right is not { } b)
            return left;
        if (a.X == b.X && (a.Y + b.Y) % P == 0)
            return null;
        BigInteger slope = a == b ? 3 * a.X * a.X * Inverse(2 * a.Y) : (b.Y - a.Y) * Inverse(b.X - a.X);
        BigInteger x = Reduce(slope * slope - a.X - b.X);
        return (x, Reduce(slope * (a.X - x) - a.Y));
    }

    /// <summary>A multiple of a point; null is the point at infinity.</summary>
    public static (BigInteger X, BigInteger Y)? Multiply((BigInteger X, BigInteger Y)? point, BigInteger factor)
    {
        (BigInteger X, BigInteger Y)? sum = null;
        for (; factor > 0; factor >>= 1)
        {
            if (!factor.IsEven)
                sum = Add(sum, point);
            point = Add(point, point);
        }

        return sum;
    }

    /// <summary>A number as 32 bytes, highest first.</summary>
    public static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[32];
        byte[] shortest = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        shortest.CopyTo(bytes, bytes.Length - shortest.Length);
        return bytes;
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(Reduce(value), P - 2, P);

    private static BigInteger Reduce(BigInteger value) => (value % P + P) % P;

    private static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
