using Chrysalis.Foundation.Lifetimes;
using System.Security.Cryptography;
using NBitcoin.Secp256k1;

namespace Chrysalis.Signing;

/// <summary>
/// A private key of BIP-340. A message is signed as it is: for a transaction, its digest of 32 bytes. May be shared between threads.
/// </summary>
internal sealed class SchnorrSigningKey : SigningKey
{
    private const int AuxiliaryBytes = 32;

    private readonly ECPrivKey secret;
    private readonly SchnorrVerifyingKey publicKey;

    internal SchnorrSigningKey(SignatureScheme scheme, ECPrivKey secret) : base(scheme)
    {
        this.secret = secret;
        publicKey = new SchnorrVerifyingKey(scheme, secret.CreateXOnlyPubKey());
    }

    /// <inheritdoc/>
    public override VerifyingKey PublicKey => publicKey;

    /// <summary>Signs with given randomness: the same message and randomness, the same signature.</summary>
    /// <param name="message">What is signed, of any length.</param>
    /// <param name="auxiliary">32 bytes, which need not be secret: they guard the nonce against side channels and faults.</param>
    /// <exception cref="SigningException">The randomness has not 32 bytes.</exception>
    /// <exception cref="ObjectDisposedException">The key is disposed of.</exception>
    public byte[] Sign(ReadOnlySpan<byte> message, ReadOnlySpan<byte> auxiliary)
    {
        using Lifetime.Use use = Hold();
        if (auxiliary.Length != AuxiliaryBytes)
            throw new SigningException(
                $"BIP-340's auxiliary randomness has {AuxiliaryBytes} bytes, not {auxiliary.Length}: draw that many.");
        return message.Length == SchnorrAnyLength.UsualBytes
            ? secret.SignBIP340(message, auxiliary.ToArray()).ToBytes()
            : SchnorrAnyLength.Sign(secret, message, auxiliary);
    }

    /// <inheritdoc/>
    protected override byte[] SignCore(ReadOnlySpan<byte> message)
    {
        Span<byte> auxiliary = stackalloc byte[AuxiliaryBytes];
        RandomNumberGenerator.Fill(auxiliary);
        return Sign(message, auxiliary);
    }

    /// <inheritdoc/>
    protected override void Clear() => secret.Dispose();
}
