using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Chrysalis.Signing;

/// <summary>SLH-DSA (FIPS 205), hedged, with an empty context. A seed is SK.seed, SK.prf and PK.seed, one after the other.</summary>
internal sealed class SlhDsaScheme(string name, string title, string source, SlhDsaParameters parameters)
    : SignatureScheme(name, title, source)
{
    public override bool TryReadPublicKey(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out VerifyingKey? key)
    {
        key = encoded.Length == PublicKeyBytes ? Key(SlhDsaPublicKeyParameters.FromEncoding(parameters, encoded.ToArray()), encoded) : null;
        return key is not null;
    }

    protected override bool TryCreate(ReadOnlySpan<byte> seed, [NotNullWhen(true)] out SigningKey? key)
    {
        byte[] copy = seed.ToArray();
        var generator = new SlhDsaKeyPairGenerator();
        generator.Init(new SlhDsaKeyGenerationParameters(new(new SeedBytes(copy)), parameters));
        var secret = (SlhDsaPrivateKeyParameters)generator.GenerateKeyPair().Private;
        CryptographicOperations.ZeroMemory(copy);
        SlhDsaPublicKeyParameters open = secret.GetPublicKey();
        key = new BouncyCastleSigningKey(this, Signer, secret, Key(open, open.GetEncoded()));
        return true;
    }

    private SlhDsaSigner Signer(bool isDeterministic) => new(parameters, isDeterministic);

    private BouncyCastleVerifyingKey Key(SlhDsaPublicKeyParameters open, ReadOnlySpan<byte> encoded) =>
        new(this, () => Signer(true), open, encoded);
}
