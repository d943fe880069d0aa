using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Org.BouncyCastle.Pqc.Crypto.Falcon;

namespace Chrysalis.Signing;

/// <summary>
/// Falcon-512, in place of FN-DSA, whose standard (FIPS 206) is not final: for measuring, not for coins. BouncyCastle leaves out
/// the header byte of the public key: its keys have a byte less than <see cref="SignatureScheme.PublicKeyBytes"/>.
/// </summary>
internal sealed class FalconScheme : SignatureScheme
{
    private const int EncodedBytes = 896;

    [SetsRequiredMembers]
    public FalconScheme() : base("fn-dsa-512", "FN-DSA-512", "Falcon specification 1.2 (2020), table 3.3; FIPS 206 is not final")
    {
        (PublicKeyBytes, SignatureBytes, SeedBytes) = (EncodedBytes + 1, 666, 48);
        (IsPostQuantum, IsDraft) = (true, true);
    }

    public override bool TryReadPublicKey(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out VerifyingKey? key)
    {
        key = encoded.Length == EncodedBytes
            ? new FalconVerifyingKey(this, new FalconPublicKeyParameters(FalconParameters.falcon_512, encoded.ToArray()), encoded) : null;
        return key is not null;
    }

    protected override bool TryCreate(ReadOnlySpan<byte> seed, [NotNullWhen(true)] out SigningKey? key)
    {
        byte[] copy = seed.ToArray();
        var generator = new FalconKeyPairGenerator();
        generator.Init(new FalconKeyGenerationParameters(new(new SeedBytes(copy)), FalconParameters.falcon_512));
        var pair = generator.GenerateKeyPair();
        CryptographicOperations.ZeroMemory(copy);
        var open = (FalconPublicKeyParameters)pair.Public;
        key = new FalconSigningKey(this, (FalconPrivateKeyParameters)pair.Private, new FalconVerifyingKey(this, open, open.GetEncoded()));
        return true;
    }
}
