using Chrysalis.Foundation.Lifetimes;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;

namespace Chrysalis.Signing;

/// <summary>
/// A private key of ML-DSA or SLH-DSA. BouncyCastle keeps it in arrays that cannot be reached from outside: disposing lets go of them
/// but cannot zero them, so the key's bytes stay in memory until the garbage collector uses it anew.
/// </summary>
/// <param name="scheme">The scheme.</param>
/// <param name="signer">Makes a signer: deterministic or hedged.</param>
/// <param name="secret">The key.</param>
/// <param name="publicKey">Its public half.</param>
internal sealed class BouncyCastleSigningKey(
    SignatureScheme scheme, Func<bool, ISigner> signer, AsymmetricKeyParameter secret, VerifyingKey publicKey) : SigningKey(scheme)
{
    private AsymmetricKeyParameter? secret = secret;

    public override VerifyingKey PublicKey => publicKey;

    /// <summary>Signs without randomness, as FIPS 204 and 205 allow: for published vectors.</summary>
    public byte[] SignDeterministic(ReadOnlySpan<byte> message)
    {
        using Lifetime.Use use = Hold();
        return Sign(signer(true), secret!, message);
    }

    protected override byte[] SignCore(ReadOnlySpan<byte> message) =>
        Sign(signer(false), new ParametersWithRandom(secret!, SystemRandom.Instance), message);

    protected override void Clear() => secret = null;

    private static byte[] Sign(ISigner signer, ICipherParameters key, ReadOnlySpan<byte> message)
    {
        signer.Init(forSigning: true, key);
        signer.BlockUpdate(message);
        return signer.GenerateSignature();
    }
}
