using NBitcoin.Secp256k1;

namespace Chrysalis.Signing;

/// <summary>A public key of BIP-340: the x coordinate of a point of even y.</summary>
internal sealed class SchnorrVerifyingKey(SignatureScheme scheme, ECXOnlyPubKey point) : VerifyingKey(scheme, point.ToBytes())
{
    private const int SignatureBytes = 64;

    public override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureBytes
        && SecpSchnorrSignature.TryCreate(signature, out SecpSchnorrSignature? read)
        && (message.Length == SchnorrAnyLength.UsualBytes
            ? point.SigVerifyBIP340(read, message)
            : SchnorrAnyLength.Verify(point, message, read));
}
