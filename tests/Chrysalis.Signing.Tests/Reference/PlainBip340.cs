using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Utilities;
using ECPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace Chrysalis.Signing.Tests.Reference;

/// <summary>The plain twin: BIP-340 written out over the numbers of another library, BouncyCastle.</summary>
internal static class PlainBip340
{
    private const int FieldBytes = 32;

    private static readonly X9ECParameters Curve = CustomNamedCurves.GetByName("secp256k1");

    /// <summary>Number of points of the curve.</summary>
    public static BigInteger Order => Curve.N;

    /// <summary>The x coordinate of the secret's point.</summary>
    public static byte[] PublicKey(byte[] secret) => Bytes(Curve.G.Multiply(new BigInteger(1, secret)).Normalize());

    /// <summary>Signs.</summary>
    /// <param name="secret">Private key, 32 bytes.</param>
    /// <param name="message">What is signed, of any length.</param>
    /// <param name="auxiliary">Randomness, 32 bytes; may be zero.</param>
    public static byte[] Sign(byte[] secret, byte[] message, byte[] auxiliary)
    {
        var d = new BigInteger(1, secret);
        ECPoint point = Curve.G.Multiply(d).Normalize();
        d = HasEvenY(point) ? d : Order.Subtract(d);
        byte[] masked = BigIntegers.AsUnsignedByteArray(FieldBytes, d);
        byte[] mask = TaggedHash("BIP0340/aux", auxiliary);
        for (int i = 0; i < FieldBytes; i++)
            masked[i] ^= mask[i];
        BigInteger k = new BigInteger(1, TaggedHash("BIP0340/nonce", masked, Bytes(point), message)).Mod(Order);
        ECPoint nonce = Curve.G.Multiply(k).Normalize();
        k = HasEvenY(nonce) ? k : Order.Subtract(k);
        BigInteger s = k.Add(Challenge(Bytes(nonce), Bytes(point), message).Multiply(d)).Mod(Order);
        return [.. Bytes(nonce), .. BigIntegers.AsUnsignedByteArray(FieldBytes, s)];
    }

    /// <summary>Checks a signature.</summary>
    public static bool Verify(byte[] publicKey, byte[] message, byte[] signature)
    {
        if (publicKey.Length != FieldBytes || signature.Length != 2 * FieldBytes || LiftX(publicKey) is not { } point)
            return false;
        byte[] r = signature[..FieldBytes];
        var s = new BigInteger(1, signature, FieldBytes, FieldBytes);
        if (s.CompareTo(Order) >= 0)
            return false;
        BigInteger e = Challenge(r, publicKey, message);
        ECPoint nonce = ECAlgorithms.SumOfTwoMultiplies(Curve.G, s, point, Order.Subtract(e).Mod(Order)).Normalize();
        return !nonce.IsInfinity && HasEvenY(nonce) && Bytes(nonce).AsSpan().SequenceEqual(r);
    }

    private static BigInteger Challenge(byte[] r, byte[] publicKey, byte[] message) =>
        new BigInteger(1, TaggedHash("BIP0340/challenge", r, publicKey, message)).Mod(Order);

    private static bool HasEvenY(ECPoint point) => !point.AffineYCoord.TestBitZero();

    private static byte[] Bytes(ECPoint point) => point.AffineXCoord.GetEncoded();

    /// <summary>The point of even y with this x; null when there is none on the curve.</summary>
    private static ECPoint? LiftX(byte[] x)
    {
        if (new BigInteger(1, x).CompareTo(Curve.Curve.Field.Characteristic) >= 0)
            return null;
        try
        {
            const byte EvenY = 2;
            return Curve.Curve.DecodePoint([EvenY, .. x]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static byte[] TaggedHash(string tag, params byte[][] parts)
    {
        byte[] prefix = SHA256.HashData(Encoding.ASCII.GetBytes(tag));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(prefix);
        hash.AppendData(prefix);
        foreach (byte[] part in parts)
            hash.AppendData(part);
        return hash.GetHashAndReset();
    }
}
