using Org.BouncyCastle.Crypto;

namespace Chrysalis.Signing;

/// <summary>A public key of ML-DSA or SLH-DSA.</summary>
/// <param name="scheme">The scheme.</param>
/// <param name="signer">Makes a signer.</param>
/// <param name="key">The key.</param>
/// <param name="encoded">The key's bytes.</param>
internal sealed class BouncyCastleVerifyingKey(
    SignatureScheme scheme, Func<ISigner> signer, AsymmetricKeyParameter key, ReadOnlySpan<byte> encoded)
    : VerifyingKey(scheme, encoded)
{
    public override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Scheme.SignatureBytes)
            return false;
        ISigner check = signer();
        check.Init(forSigning: false, key);
        check.BlockUpdate(message);
        return check.VerifySignature(signature.ToArray());
    }
}
