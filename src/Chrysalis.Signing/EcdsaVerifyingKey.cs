using NBitcoin.Secp256k1;
using Sha256 = System.Security.Cryptography.SHA256;

namespace Chrysalis.Signing;

/// <summary>
/// A public key of ECDSA on secp256k1. High s and DER that is not strict are refused (BIP-66, BIP-146). Read-only: may be shared between
/// threads.
/// </summary>
public sealed class EcdsaVerifyingKey : VerifyingKey
{
    private readonly ECPubKey point;

    internal EcdsaVerifyingKey(SignatureScheme scheme, ECPubKey point, ReadOnlySpan<byte> encoded) : base(scheme, encoded) =>
        this.point = point;

    /// <summary>Checks a signature, in DER, of the message's SHA-256.</summary>
    public override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        VerifyDigest(Sha256.HashData(message), signature);

    /// <summary>Checks a signature of a digest, such as a transaction's.</summary>
    /// <param name="digest">32 bytes; others have no signature.</param>
    /// <param name="signature">Any bytes, without a hash type.</param>
    /// <param name="encoding">How it is written.</param>
    /// <returns>Whether it is this key's; never an exception.</returns>
    public bool VerifyDigest(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, EcdsaEncoding encoding = EcdsaEncoding.Der)
    {
        if (digest.Length != Sha256.HashSizeInBytes)
            return false;
        SecpECDSASignature? read;
        bool isRead = encoding == EcdsaEncoding.Der
            ? SecpECDSASignature.TryCreateFromDer(signature, out read)
            : SecpECDSASignature.TryCreateFromCompact(signature, out read);
        return isRead && read is not null && !read.s.IsHigh && point.SigVerify(read, digest);
    }
}
