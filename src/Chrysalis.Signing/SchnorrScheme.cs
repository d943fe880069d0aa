using System.Diagnostics.CodeAnalysis;
using NBitcoin.Secp256k1;

namespace Chrysalis.Signing;

/// <summary>Schnorr on secp256k1, BIP-340. A seed is the private key.</summary>
internal sealed class SchnorrScheme : SignatureScheme
{
    [SetsRequiredMembers]
    public SchnorrScheme() : base("schnorr", "Schnorr", "BIP-340")
    {
        (PublicKeyBytes, SignatureBytes, SeedBytes) = (32, 64, 32);
        IsPostQuantum = false;
    }

    public override bool TryReadPublicKey(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out VerifyingKey? key)
    {
        key = encoded.Length == PublicKeyBytes && Context.Instance.TryCreateXOnlyPubKey(encoded, out ECXOnlyPubKey? point)
            ? new SchnorrVerifyingKey(this, point) : null;
        return key is not null;
    }

    protected override bool TryCreate(ReadOnlySpan<byte> seed, [NotNullWhen(true)] out SigningKey? key)
    {
        key = Context.Instance.TryCreateECPrivKey(seed, out ECPrivKey? secret) ? new SchnorrSigningKey(this, secret) : null;
        return key is not null;
    }
}
