using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Chrysalis.Signing.Tests;

/// <summary>A scheme of one's own, through the public contract alone: Lamport's one-time signature of eight bits of a hash.</summary>
public class OwnSchemeTests
{
    [Fact]
    public void OwnScheme_SignsAndChecksByTheContract()
    {
        var scheme = new LamportScheme();
        using SigningKey key = scheme.Generate();
        VerifyingKey open = scheme.ReadPublicKey(key.PublicKey.Encoded.Span);
        byte[] signature = key.Sign("yes"u8);

        Assert.True(open.Verify("yes"u8, signature));
        Assert.False(open.Verify("no"u8, signature));
        Assert.False(open.Verify("yes"u8, signature.AsSpan(1)));
    }

    private sealed class LamportScheme : SignatureScheme
    {
        [SetsRequiredMembers]
        public LamportScheme() : base("lamport-8", "Lamport", "Lamport 1979") =>
            (PublicKeyBytes, SignatureBytes, SeedBytes, IsPostQuantum) = (16 * 32, 8 * 32, 32, true);

        public static byte[] Secret(ReadOnlySpan<byte> seed, int place) => SHA256.HashData([.. seed, (byte)place]);

        public override bool TryReadPublicKey(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out VerifyingKey? key)
        {
            key = encoded.Length == PublicKeyBytes ? new LamportPublic(this, encoded) : null;
            return key is not null;
        }

        protected override bool TryCreate(ReadOnlySpan<byte> seed, [NotNullWhen(true)] out SigningKey? key)
        {
            key = new LamportKey(this, seed.ToArray());
            return true;
        }
    }

    private sealed class LamportKey(SignatureScheme scheme, byte[] seed) : SigningKey(scheme)
    {
        public override VerifyingKey PublicKey { get; } =
            new LamportPublic(scheme, [.. Enumerable.Range(0, 16).SelectMany(i => SHA256.HashData(LamportScheme.Secret(seed, i)))]);

        protected override byte[] SignCore(ReadOnlySpan<byte> message)
        {
            byte bits = SHA256.HashData(message)[0];
            return [.. Enumerable.Range(0, 8).SelectMany(i => LamportScheme.Secret(seed, 2 * i + (bits >> i & 1)))];
        }

        protected override void Clear() => CryptographicOperations.ZeroMemory(seed);
    }

    private sealed class LamportPublic(SignatureScheme scheme, ReadOnlySpan<byte> encoded) : VerifyingKey(scheme, encoded)
    {
        public override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
        {
            if (signature.Length != Scheme.SignatureBytes)
                return false;
            byte bits = SHA256.HashData(message)[0];
            bool isValid = true;
            for (int i = 0; i < 8; i++)
                isValid &=
                    Encoded.Span.Slice(32 * (2 * i + (bits >> i & 1)), 32).SequenceEqual(SHA256.HashData(signature.Slice(32 * i, 32)));
            return isValid;
        }
    }
}
