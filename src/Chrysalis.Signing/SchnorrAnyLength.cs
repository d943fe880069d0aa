using System.Security.Cryptography;
using NBitcoin.Secp256k1;
using Sha256 = System.Security.Cryptography.SHA256;

namespace Chrysalis.Signing;

/// <summary>
/// BIP-340 for messages that have not 32 bytes, which the library refuses: BIP-340's formulas over the library's arithmetic, whose
/// multiples of the generator and operations modulo the order do not depend on the secret's bits.
/// </summary>
internal static class SchnorrAnyLength
{
    /// <summary>Length of the messages that the library signs itself.</summary>
    public const int UsualBytes = 32;

    /// <summary>Signs.</summary>
    public static byte[] Sign(ECPrivKey secret, ReadOnlySpan<byte> message, ReadOnlySpan<byte> auxiliary)
    {
        byte[] publicKey = secret.CreateXOnlyPubKey(out bool isOdd).ToBytes();
        Scalar d = isOdd ? secret.sec.Negate() : secret.sec;
        Scalar k = Nonce(d, publicKey, message, auxiliary);
        GE point = Context.Instance.EcMultGenContext.MultGen(k).ToGroupElement();
        if (point.y.NormalizeVariable().IsOdd)
            k = k.Negate();
        var signature = new byte[64];
        point.x.NormalizeVariable().WriteToSpan(signature);
        Scalar s = k + Challenge(signature.AsSpan(0, 32), publicKey, message) * d;
        s.WriteToSpan(signature.AsSpan(32));
        return signature;
    }

    /// <summary>Checks a signature: R = s G - e P has an even y and the x that the signature begins with.</summary>
    public static bool Verify(ECXOnlyPubKey key, ReadOnlySpan<byte> message, SecpSchnorrSignature signature)
    {
        Span<byte> x = stackalloc byte[32];
        signature.rx.WriteToSpan(x);
        Scalar e = Challenge(x, key.ToBytes(), message);
        GE point = Context.Instance.EcMultContext.Mult(key.Q.ToGroupElementJacobian(), e.Negate(), signature.s).ToGroupElement();
        return !point.IsInfinity && !point.y.NormalizeVariable().IsOdd && point.x.NormalizeVariable().Equals(signature.rx);
    }

    private static Scalar Nonce(in Scalar d, byte[] publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> auxiliary)
    {
        Span<byte> masked = stackalloc byte[32];
        d.WriteToSpan(masked);
        byte[] mask = TaggedHash("BIP0340/aux"u8, auxiliary, [], []);
        for (int i = 0; i < masked.Length; i++)
            masked[i] ^= mask[i];
        byte[] hash = TaggedHash("BIP0340/nonce"u8, masked, publicKey, message);
        var nonce = new Scalar(hash);
        CryptographicOperations.ZeroMemory(masked);
        CryptographicOperations.ZeroMemory(hash);
        return nonce.IsZero
            ? throw new SigningException("The nonce is 0, which no signature may have: sign again with other randomness.")
            : nonce;
    }

    private static Scalar Challenge(ReadOnlySpan<byte> x, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message) =>
        new(TaggedHash("BIP0340/challenge"u8, x, publicKey, message));

    private static byte[] TaggedHash(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        byte[] prefix = Sha256.HashData(tag);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(prefix);
        hash.AppendData(prefix);
        hash.AppendData(first);
        hash.AppendData(second);
        hash.AppendData(third);
        return hash.GetHashAndReset();
    }
}
