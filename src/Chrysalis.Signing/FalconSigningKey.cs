using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pqc.Crypto.Falcon;

namespace Chrysalis.Signing;

/// <summary>A private key of Falcon-512; BouncyCastle's copy of it cannot be zeroed.</summary>
internal sealed class FalconSigningKey(SignatureScheme scheme, FalconPrivateKeyParameters secret, VerifyingKey publicKey)
    : SigningKey(scheme)
{
    private FalconPrivateKeyParameters? secret = secret;

    public override VerifyingKey PublicKey => publicKey;

    protected override byte[] SignCore(ReadOnlySpan<byte> message)
    {
        var signer = new FalconSigner();
        signer.Init(forSigning: true, new ParametersWithRandom(secret!, SystemRandom.Instance));
        return signer.GenerateSignature(message.ToArray());
    }

    protected override void Clear() => secret = null;
}
