using System.Security.Cryptography;

namespace Chrysalis.Signing.Tests;

/// <summary>What every scheme promises.</summary>
public class ContractTests
{
    private static readonly byte[] Message = SHA256.HashData([1, 2, 3]);

    public static TheoryData<string> Schemes => [.. SignatureSchemes.All.Select(scheme => scheme.Name)];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Verify_OfASignature_HoldsForItsMessageAndKeyAlone(string name)
    {
        SignatureScheme scheme = SignatureSchemes.Named(name);
        using SigningKey key = scheme.Generate();
        using SigningKey other = scheme.Generate();
        byte[] signature = key.Sign(Message);
        VerifyingKey open = scheme.ReadPublicKey(key.PublicKey.Encoded.Span);

        Assert.True(key.PublicKey.Verify(Message, signature));
        Assert.True(open.Verify(Message, signature));
        Assert.Equal(key.PublicKey, open);
        Assert.NotEqual(key.PublicKey, other.PublicKey);
        Assert.False(open.Verify(SHA256.HashData([4]), signature));
        Assert.False(other.PublicKey.Verify(Message, signature));
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void FromSeed_TheSameSeed_GivesTheSameKey(string name)
    {
        SignatureScheme scheme = SignatureSchemes.Named(name);
        byte[] seed = SeedOf(scheme, 7);
        using SigningKey first = scheme.FromSeed(seed), second = scheme.FromSeed(seed), third = scheme.FromSeed(SeedOf(scheme, 8));

        Assert.Equal(first.PublicKey, second.PublicKey);
        Assert.NotEqual(first.PublicKey, third.PublicKey);
        Assert.Equal(SeedOf(scheme, 7), seed);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Verify_HostileBytes_AnswersFalseAndDoesNotThrow(string name)
    {
        SignatureScheme scheme = SignatureSchemes.Named(name);
        using SigningKey key = scheme.FromSeed(SeedOf(scheme, 3));
        byte[] signature = key.Sign(Message);
        var random = new Random(5);
        foreach (int length in new[]
        {
            0, 1, 2, 8, 40, 41, 42, 63, 64, 65, signature.Length - 1, signature.Length, signature.Length + 1, 2 * signature.Length
        })
        {
            byte[] noise = new byte[length];
            Assert.False(key.PublicKey.Verify(Message, noise));
            random.NextBytes(noise);
            Assert.False(key.PublicKey.Verify(Message, noise));
            Array.Fill(noise, (byte)0xFF);
            Assert.False(key.PublicKey.Verify(Message, noise));
        }

        Assert.False(key.PublicKey.Verify(Message, [.. signature, 0]));
        for (int i = 0; i < 40; i++)
        {
            byte[] flipped = [.. signature];
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            Assert.False(key.PublicKey.Verify(Message, flipped));
        }
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void TryReadPublicKey_BytesOfAnotherLength_AnswersFalse(string name)
    {
        SignatureScheme scheme = SignatureSchemes.Named(name);
        foreach (int length in new[] { 0, 1, 31, 34, 64, 66, scheme.PublicKeyBytes - 2, scheme.PublicKeyBytes + 1 })
            Assert.False(scheme.TryReadPublicKey(new byte[length], out _));
        Assert.Contains(name, Assert.Throws<SigningException>(() => scheme.ReadPublicKey(new byte[5])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void FromSeed_AnotherLength_NamesTheLengthsAndNotTheSeed(string name)
    {
        SignatureScheme scheme = SignatureSchemes.Named(name);
        byte[] seed = [.. SeedOf(scheme, 9), 0xAB];
        string message = Assert.Throws<SigningException>(() => scheme.FromSeed(seed)).ToString();

        Assert.Contains($"{scheme.SeedBytes} bytes, not {seed.Length}", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(seed.AsSpan(0, 4)), message, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<SigningException>(() => scheme.FromSeed(seed.AsSpan(0, scheme.SeedBytes - 1)));
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Dispose_ThenSign_IsRefusedAndThePublicKeyStays(string name)
    {
        SignatureScheme scheme = SignatureSchemes.Named(name);
        SigningKey key = scheme.FromSeed(SeedOf(scheme, 11));
        byte[] signature = key.Sign(Message);
        key.Dispose();
        key.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Sign(Message));
        Assert.True(key.PublicKey.Verify(Message, signature));
    }

    [Fact]
    public void ToString_OfAPrivateKey_ShowsNothingOfIt()
    {
        byte[] seed = SeedOf(SignatureSchemes.Ecdsa, 13);
        using SigningKey key = SignatureSchemes.Ecdsa.FromSeed(seed);

        Assert.StartsWith("private key of ecdsa 0", key.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(seed.AsSpan(0, 4)), key.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Named_NoScheme_NamesThoseThereAre()
    {
        string message = Assert.Throws<SigningException>(() => SignatureSchemes.Named("rsa")).Message;

        Assert.Equal("'rsa' is no signature scheme: choose one of ecdsa, schnorr, fn-dsa-512, ml-dsa-44, ml-dsa-65, ml-dsa-87, "
            + "slh-dsa-128s, slh-dsa-128f.", message);
        Assert.Same(SignatureSchemes.MlDsa65, SignatureSchemes.Named("ML-DSA-65"));
        Assert.Equal(["fn-dsa-512"], SignatureSchemes.All.Where(scheme => scheme.IsDraft).Select(scheme => scheme.Name));
    }

    /// <summary>Bytes that depend on the number alone.</summary>
    internal static byte[] SeedOf(SignatureScheme scheme, int number)
    {
        byte[] seed = new byte[scheme.SeedBytes];
        new Random(number).NextBytes(seed);
        return seed;
    }
}
