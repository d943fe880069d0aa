using Chrysalis.Foundation.Lifetimes;
using NBitcoin.Secp256k1;
using Sha256 = System.Security.Cryptography.SHA256;

namespace Chrysalis.Signing;

/// <summary>
/// A private key of ECDSA on secp256k1. A message is hashed with SHA-256 and written in DER; a transaction's digest is signed as it is. May
/// be shared between threads.
/// </summary>
public sealed class EcdsaSigningKey : SigningKey
{
    private readonly ECPrivKey secret;

    internal EcdsaSigningKey(SignatureScheme scheme, ECPrivKey secret) : base(scheme)
    {
        this.secret = secret;
        ECPubKey point = secret.CreatePubKey();
        PublicKey = new EcdsaVerifyingKey(scheme, point, point.ToBytes(compressed: true));
    }

    /// <inheritdoc/>
    public override VerifyingKey PublicKey { get; }

    /// <summary>
    /// Signs a digest, such as a transaction's, with the nonce of RFC 6979 and low s: the same digest, the same signature.
    /// </summary>
    /// <param name="digest">32 bytes.</param>
    /// <param name="encoding">How to write it.</param>
    /// <exception cref="SigningException">The digest has not 32 bytes.</exception>
    /// <exception cref="ObjectDisposedException">The key is disposed of.</exception>
    public byte[] SignDigest(ReadOnlySpan<byte> digest, EcdsaEncoding encoding = EcdsaEncoding.Der)
    {
        using Lifetime.Use use = Hold();
        if (digest.Length != Sha256.HashSizeInBytes)
            throw new SigningException($"A digest for ECDSA has 32 bytes, not {digest.Length}: hash the message, or use Sign, which does.");
        SecpECDSASignature signature = secret.SignECDSARFC6979(digest);
        if (encoding == EcdsaEncoding.Der)
            return signature.ToDER();
        byte[] compact = new byte[64];
        signature.WriteCompactToSpan(compact);
        return compact;
    }

    /// <inheritdoc/>
    protected override byte[] SignCore(ReadOnlySpan<byte> message) => SignDigest(Sha256.HashData(message));

    /// <inheritdoc/>
    protected override void Clear() => secret.Dispose();
}
