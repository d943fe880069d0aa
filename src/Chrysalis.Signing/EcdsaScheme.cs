using System.Diagnostics.CodeAnalysis;
using NBitcoin.Secp256k1;

namespace Chrysalis.Signing;

/// <summary>ECDSA on secp256k1 as Bitcoin uses it: nonces of RFC 6979, low s, strict DER. A seed is the private key.</summary>
internal sealed class EcdsaScheme : SignatureScheme
{
    private const int CompressedBytes = 33;
    private const int UncompressedBytes = 65;

    [SetsRequiredMembers]
    public EcdsaScheme() : base("ecdsa", "ECDSA", "SEC 1, BIP-66, BIP-146 (low s): at most 71 bytes of DER and the hash type")
    {
        (PublicKeyBytes, SignatureBytes, HashTypeBytes, SeedBytes) = (CompressedBytes, 72, 1, 32);
        IsPostQuantum = false;
    }

    /// <summary>
    /// Reads a compressed (33 bytes) or uncompressed key (65 bytes); the hybrid form (6 or 7 first) is refused, as Bitcoin's policy does.
    /// </summary>
    public override bool TryReadPublicKey(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out VerifyingKey? key)
    {
        key = null;
        bool fits = (encoded.Length == CompressedBytes && encoded[0] is 2 or 3) || (encoded.Length == UncompressedBytes && encoded[0] == 4);
        if (!fits || !Context.Instance.TryCreatePubKey(encoded, out ECPubKey? point))
            return false;
        key = new EcdsaVerifyingKey(this, point, encoded);
        return true;
    }

    protected override bool TryCreate(ReadOnlySpan<byte> seed, [NotNullWhen(true)] out SigningKey? key)
    {
        key = Context.Instance.TryCreateECPrivKey(seed, out ECPrivKey? secret) ? new EcdsaSigningKey(this, secret) : null;
        return key is not null;
    }
}
