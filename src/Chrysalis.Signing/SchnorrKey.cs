using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Chrysalis.Signing;

/// <summary>A Schnorr key of BIP-340.</summary>
internal sealed class SchnorrKey : SignatureKey
{
    private readonly byte[] secret;

    /// <summary>Draws a key.</summary>
    public SchnorrKey(SecureRandom random)
    {
        var secret = new byte[32];
        do
            random.NextBytes(secret);
        while (new BigInteger(1, secret) is var number && (number.SignValue == 0 || number.CompareTo(Bip340.Order) >= 0));
        this.secret = secret;
        PublicKey = Bip340.PublicKey(secret);
    }

    /// <inheritdoc/>
    public override byte[] PublicKey { get; }

    /// <inheritdoc/>
    public override byte[] Sign(byte[] message) => Bip340.Sign(secret, message, new byte[32]);

    /// <inheritdoc/>
    public override bool Verify(byte[] message, byte[] signature) => Bip340.Verify(PublicKey, message, signature);
}
