using System.Globalization;
using System.Security.Cryptography;
using Chrysalis.Quantum.Migration;
using Chrysalis.Signing;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Migration;

public class SignatureKeyTests
{
    public static TheoryData<string> Schemes => [.. SignatureSchemes.All.Select(scheme => scheme.Name)];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Sign_ThenVerify_HoldsForTheMessageAlone(string name)
    {
        SignatureKey key = SignatureKey.Create(SignatureSchemes.Named(name), 7);
        byte[] message = SHA256.HashData([1, 2, 3]);
        byte[] signature = key.Sign(message);

        Assert.True(key.Verify(message, signature));
        Assert.False(key.Verify(SHA256.HashData([4]), signature));
        Assert.Equal(key.PublicKey, SignatureKey.Create(SignatureSchemes.Named(name), 7).PublicKey);
    }

    /// <summary>FIPS 204 table 2, FIPS 205 table 2, BIP-340, SEC 1: the published sizes stand here once more, and BouncyCastle's output has them.</summary>
    [Theory]
    [InlineData("schnorr", 32, 64)]
    [InlineData("ml-dsa-44", 1312, 2420)]
    [InlineData("ml-dsa-65", 1952, 3309)]
    [InlineData("ml-dsa-87", 2592, 4627)]
    [InlineData("slh-dsa-128s", 32, 7856)]
    [InlineData("slh-dsa-128f", 32, 17088)]
    public void Sizes_OfFixedLengthSchemes_AreThePublishedOnes(string name, int publicKey, int signature)
    {
        SignatureScheme scheme = SignatureSchemes.Named(name);
        SignatureKey key = SignatureKey.Create(scheme, 1);

        Assert.Equal((publicKey, signature), (scheme.PublicKeyBytes, scheme.SignatureBytes));
        Assert.Equal((publicKey, signature), (key.PublicKey.Length, key.Sign(new byte[32]).Length));
    }

    /// <summary>A DER signature with low s has 71 bytes when r begins with a set bit, 70 or fewer otherwise; one byte of hash type.</summary>
    [Fact]
    public void Sizes_Ecdsa_StayWithinTheBoundAndReachIt()
    {
        SignatureKey key = SignatureKey.Create(SignatureSchemes.Ecdsa, 1);
        int[] lengths = [.. Enumerable.Range(0, 40).Select(i => key.Sign(SHA256.HashData(BitConverter.GetBytes(i))).Length)];

        Assert.Equal(33, key.PublicKey.Length);
        Assert.Equal(SignatureSchemes.Ecdsa.SignatureBytes, lengths.Max());
        Assert.InRange(lengths.Min(), 70, 71);
    }

    /// <summary>
    /// Falcon's compressed signatures vary around 655 bytes; 666 is the padded length (specification 1.2, table 3.3).
    /// BouncyCastle leaves out the header byte of the public key, whose published length is 897.
    /// </summary>
    [Fact]
    public void Sizes_Falcon_FitThePaddedLength()
    {
        SignatureKey key = SignatureKey.Create(SignatureSchemes.FnDsa512, 1);
        int[] lengths = [.. Enumerable.Range(0, 40).Select(i => key.Sign(SHA256.HashData(BitConverter.GetBytes(i))).Length)];

        Assert.Equal((897, 666), (SignatureSchemes.FnDsa512.PublicKeyBytes, SignatureSchemes.FnDsa512.SignatureBytes));
        Assert.Equal(896, key.PublicKey.Length);
        Assert.InRange(lengths.Average(), 645, 666);
        Assert.All(lengths, length => Assert.InRange(length, 630, 666));
    }

    [Fact]
    public void Bip340_PublishedVectors_AllAgree()
    {
        string[][] rows = [.. File.ReadLines(SharedData.Require("data/bitcoin/bip340_test-vectors.csv")).Skip(1).Select(line => line.Split(','))];
        foreach (string[] row in rows)
        {
            byte[] publicKey = Convert.FromHexString(row[2]), message = Convert.FromHexString(row[4]), signature = Convert.FromHexString(row[5]);
            if (row[1].Length > 0)
            {
                byte[] secret = Convert.FromHexString(row[1]);
                Assert.Equal(publicKey, Bip340.PublicKey(secret));
                Assert.Equal(signature, Bip340.Sign(secret, message, Convert.FromHexString(row[3])));
            }

            Assert.True(Bip340.Verify(publicKey, message, signature) == (row[6] == "TRUE"), string.Create(CultureInfo.InvariantCulture, $"vector {row[0]}: {row[7]}"));
        }

        Assert.Equal(19, rows.Length);
    }

    [Fact]
    public void Measure_EveryScheme_GivesTimesAndSizes()
    {
        IReadOnlyList<SignatureSpeed> speeds = SignatureTimer.Measure([SignatureSchemes.Ecdsa, SignatureSchemes.MlDsa44], 0.02, 1, null, TestContext.Current.CancellationToken);

        Assert.All(speeds, speed => Assert.InRange(speed.VerifySeconds, 1e-6, 1));
        Assert.Equal(2420, speeds[1].SignatureBytes);
        Assert.Contains("60 seconds", Assert.Throws<QuantumException>(() => SignatureTimer.Measure(SignatureSchemes.All, 0, 1, null, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }
}
