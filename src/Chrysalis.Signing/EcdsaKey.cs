using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Chrysalis.Signing;

/// <summary>ECDSA on secp256k1 as Bitcoin uses it: nonces of RFC 6979, low s, DER and a byte for the hash type.</summary>
internal sealed class EcdsaKey : SignatureKey
{
    private const byte HashTypeAll = 1;

    private static readonly X9ECParameters Curve = CustomNamedCurves.GetByName("secp256k1");

    private readonly AsymmetricCipherKeyPair pair;

    /// <summary>Draws a key.</summary>
    public EcdsaKey(SecureRandom random)
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(new ECDomainParameters(Curve), random));
        pair = generator.GenerateKeyPair();
    }

    /// <inheritdoc/>
    public override byte[] PublicKey => ((ECPublicKeyParameters)pair.Public).Q.GetEncoded(true);

    /// <inheritdoc/>
    public override byte[] Sign(byte[] message)
    {
        var signer = new ECDsaSigner(new HMacDsaKCalculator(new Sha256Digest()));
        signer.Init(true, this.pair.Private);
        BigInteger[] pair = signer.GenerateSignature(message);
        BigInteger low = pair[1].CompareTo(Curve.N.ShiftRight(1)) > 0 ? Curve.N.Subtract(pair[1]) : pair[1];
        return [.. StandardDsaEncoding.Instance.Encode(Curve.N, pair[0], low), HashTypeAll];
    }

    /// <inheritdoc/>
    public override bool Verify(byte[] message, byte[] signature)
    {
        BigInteger[] pair = StandardDsaEncoding.Instance.Decode(Curve.N, signature[..^1]);
        var signer = new ECDsaSigner();
        signer.Init(false, this.pair.Public);
        return signer.VerifySignature(message, pair[0], pair[1]);
    }
}
