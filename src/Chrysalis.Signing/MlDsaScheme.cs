using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Chrysalis.Signing;

/// <summary>ML-DSA (FIPS 204), hedged, with an empty context. A seed is FIPS 204's xi.</summary>
internal sealed class MlDsaScheme(string name, string title, string source, MLDsaParameters parameters)
    : SignatureScheme(name, title, source)
{
    public override bool TryReadPublicKey(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out VerifyingKey? key)
    {
        key = encoded.Length == PublicKeyBytes ? Key(MLDsaPublicKeyParameters.FromEncoding(parameters, encoded.ToArray()), encoded) : null;
        return key is not null;
    }

    protected override bool TryCreate(ReadOnlySpan<byte> seed, [NotNullWhen(true)] out SigningKey? key)
    {
        byte[] copy = seed.ToArray();
        var secret = MLDsaPrivateKeyParameters.FromSeed(parameters, copy);
        CryptographicOperations.ZeroMemory(copy);
        MLDsaPublicKeyParameters open = secret.GetPublicKey();
        key = new BouncyCastleSigningKey(this, Signer, secret, Key(open, open.GetEncoded()));
        return true;
    }

    private MLDsaSigner Signer(bool isDeterministic) => new(parameters, isDeterministic);

    private BouncyCastleVerifyingKey Key(MLDsaPublicKeyParameters open, ReadOnlySpan<byte> encoded) =>
        new(this, () => Signer(true), open, encoded);
}
