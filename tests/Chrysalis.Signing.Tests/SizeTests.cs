using System.Security.Cryptography;

namespace Chrysalis.Signing.Tests;

public class SizeTests
{
    /// <summary>
    /// FIPS 204 table 2, FIPS 205 table 2, BIP-340: the published sizes stand here once more, and the library's output has them.
    /// </summary>
    [Theory]
    [InlineData("schnorr", 32, 64)]
    [InlineData("ml-dsa-44", 1312, 2420)]
    [InlineData("ml-dsa-65", 1952, 3309)]
    [InlineData("ml-dsa-87", 2592, 4627)]
    [InlineData("slh-dsa-128s", 32, 7856)]
    [InlineData("slh-dsa-128f", 32, 17088)]
    [InlineData("slh-dsa-192f", 48, 35664)]
    [InlineData("slh-dsa-256f", 64, 49856)]
    [InlineData("slh-dsa-shake-128f", 32, 17088)]
    [InlineData("slh-dsa-shake-192f", 48, 35664)]
    [InlineData("slh-dsa-shake-256f", 64, 49856)]
    public void Sizes_OfFixedLengthSchemes_AreThePublishedOnes(string name, int publicKey, int signature)
    {
        SignatureScheme scheme = SignatureSchemes.Named(name);
        using SigningKey key = scheme.FromSeed(ContractTests.SeedOf(scheme, 1));
        byte[] signed = key.Sign(new byte[32]);

        Assert.Equal((publicKey, signature), (scheme.PublicKeyBytes, scheme.SignatureBytes));
        Assert.Equal((publicKey, signature), (key.PublicKey.Encoded.Length, signed.Length));
        Assert.True(key.PublicKey.Verify(new byte[32], signed));
    }

    /// <summary>FIPS 205 table 2: the small sets of higher strength, whose signing takes seconds, by their tables alone.</summary>
    [Theory]
    [InlineData("slh-dsa-192s", 48, 16224)]
    [InlineData("slh-dsa-256s", 64, 29792)]
    [InlineData("slh-dsa-shake-128s", 32, 7856)]
    [InlineData("slh-dsa-shake-192s", 48, 16224)]
    [InlineData("slh-dsa-shake-256s", 64, 29792)]
    public void Sizes_OfTheOtherSmallSets_AreThePublishedOnes(string name, int publicKey, int signature)
    {
        SignatureScheme scheme = SignatureSchemes.Named(name);

        Assert.Equal((publicKey, signature, 3 * publicKey / 2), (scheme.PublicKeyBytes, scheme.SignatureBytes, scheme.SeedBytes));
    }

    /// <summary>A DER signature with low s has 71 bytes when r begins with a set bit, 70 or fewer otherwise.</summary>
    [Fact]
    public void Sizes_Ecdsa_StayWithinTheBoundAndReachIt()
    {
        SignatureScheme scheme = SignatureSchemes.Ecdsa;
        using SigningKey key = scheme.FromSeed(ContractTests.SeedOf(scheme, 1));
        int[] lengths = [.. Enumerable.Range(0, 40).Select(i => key.Sign(BitConverter.GetBytes(i)).Length)];

        Assert.Equal(33, key.PublicKey.Encoded.Length);
        Assert.Equal(scheme.SignatureBytes, lengths.Max() + scheme.HashTypeBytes);
        Assert.InRange(lengths.Min(), 69, 70);
    }

    /// <summary>
    /// Falcon's compressed signatures vary around 655 bytes; 666 is the padded length (specification 1.2, table 3.3).
    /// BouncyCastle leaves out the header byte of the public key, whose published length is 897.
    /// </summary>
    [Fact]
    public void Sizes_Falcon_FitThePaddedLength()
    {
        SignatureScheme scheme = SignatureSchemes.FnDsa512;
        using SigningKey key = scheme.FromSeed(ContractTests.SeedOf(scheme, 1));
        int[] lengths = [.. Enumerable.Range(0, 40).Select(i => key.Sign(SHA256.HashData(BitConverter.GetBytes(i))).Length)];

        Assert.Equal((897, 666), (scheme.PublicKeyBytes, scheme.SignatureBytes));
        Assert.Equal(896, key.PublicKey.Encoded.Length);
        Assert.InRange(lengths.Average(), 645, 666);
        Assert.All(lengths, length => Assert.InRange(length, 630, 666));
    }
}
