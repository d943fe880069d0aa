using Org.BouncyCastle.Pqc.Crypto.Falcon;

namespace Chrysalis.Signing;

/// <summary>A public key of Falcon-512.</summary>
internal sealed class FalconVerifyingKey(SignatureScheme scheme, FalconPublicKeyParameters key, ReadOnlySpan<byte> encoded)
    : VerifyingKey(scheme, encoded)
{
    public override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var signer = new FalconSigner();
        signer.Init(forSigning: false, key);
        try
        {
            return signer.VerifySignature(message.ToArray(), signature.ToArray());
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException)
        {
            // The library of the draft reads a header and a nonce before it looks at the length.
            return false;
        }
    }
}
