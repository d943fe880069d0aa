using Chrysalis.Signing.Tests.Reference;

namespace Chrysalis.Signing.Tests;

/// <summary>BIP-340: the published vectors, and the plain twin.</summary>
public class SchnorrTests
{
    /// <summary>BIP-340, test-vectors.csv, 0 to 3: secret, public key, auxiliary randomness, message, signature.</summary>
    [Theory]
    [InlineData(
        "0000000000000000000000000000000000000000000000000000000000000003",
        "F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "E907831F80848D1069A5371B402410364BDF1C5F8307B0084C55F1CE2DCA821525F66A4A85EA8B71E482A74F382D2CE5EBEEE8FDB2172F477DF4900D310536C0")]
    [InlineData(
        "B7E151628AED2A6ABF7158809CF4F3C762E7160F38B4DA56A784D9045190CFEF",
        "DFF1D77F2A671C5F36183726DB2341BE58FEAE1DA2DECED843240F7B502BA659",
        "0000000000000000000000000000000000000000000000000000000000000001",
        "243F6A8885A308D313198A2E03707344A4093822299F31D0082EFA98EC4E6C89",
        "6896BD60EEAE296DB48A229FF71DFE071BDE413E6D43F917DC8DCF8C78DE33418906D11AC976ABCCB20B091292BFF4EA897EFCB639EA871CFA95F6DE339E4B0A")]
    [InlineData(
        "C90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B14E5C9",
        "DD308AFEC5777E13121FA72B9CC1B7CC0139715309B086C960E18FD969774EB8",
        "C87AA53824B4D7AE2EB035A2B5BBBCCC080E76CDC6D1692C4B0B62D798E6D906",
        "7E2D58D8B3BCDF1ABADEC7829054F90DDA9805AAB56C77333024B9D0A508B75C",
        "5831AAEED7B44BB74E5EAB94BA9D4294C49BCF2A60728D8B4C200F50DD313C1BAB745879A5AD954A72C45A91C3A51D3C7ADEA98D82F8481E0E1E03674A6F3FB7")]
    [InlineData(
        "0B432B2677937381AEF05BB02A66ECD012773062CF3FA2549E44F58ED2401710",
        "25D1DFF95105F5253C4022F628A996AD3A0D95FBF21D468A1B33F8C160D8F517",
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
        "7EB0509757E246F19449885651611CB965ECC1A187DD51B64FDA1EDC9637D5EC97582B9CB13DB3933705B32BA982AF5AF25FD78881EBB32771FC5922EFC66EA3")]
    public void Sign_FirstPublishedVectors_AreMet(string secret, string publicKey, string auxiliary, string message, string signature)
    {
        using var key = (SchnorrSigningKey)SignatureSchemes.Schnorr.FromSeed(Convert.FromHexString(secret));

        Assert.Equal(publicKey, Convert.ToHexString(key.PublicKey.Encoded.Span));
        Assert.Equal(signature, Convert.ToHexString(key.Sign(Convert.FromHexString(message), Convert.FromHexString(auxiliary))));
        Assert.True(key.PublicKey.Verify(Convert.FromHexString(message), Convert.FromHexString(signature)));
    }

    /// <summary>BIP-340, test-vectors.csv, 4: no secret is published with it.</summary>
    [Fact]
    public void Verify_FifthPublishedVector_Holds()
    {
        VerifyingKey key = SignatureSchemes.Schnorr.ReadPublicKey(
            Convert.FromHexString("D69C3509BB99E412E68B0FE8544E72837DFA30746D8BE2AA65975F29D22DC7B9"));

        Assert.True(key.Verify(
            Convert.FromHexString("4DF3C3F68FCC83B27E9D42C90431A72499F17875C81A599B566C9889B9696703"),
            Convert.FromHexString("00000000000000000000003B78CE563F89A0ED9414F5AA28AD0D96D6795F9C63"
                + "76AFB1548AF603B3EB45C9F8207DEE1060CB71C04E80F593060B07D28308D7F4")));
    }

    /// <summary>
    /// The whole file: signatures are made and accepted or refused as it says, messages of 0, 1, 17 and 100 bytes included.
    /// </summary>
    [Fact]
    public void PublishedVectors_AllAgree()
    {
        string[][] rows =
            [.. File.ReadLines(SharedData.Require("data/bitcoin/bip340_test-vectors.csv")).Skip(1).Select(line => line.Split(','))];
        foreach (string[] row in rows)
        {
            byte[] message = Convert.FromHexString(row[4]), signature = Convert.FromHexString(row[5]);
            bool isValid = SignatureSchemes.Schnorr.TryReadPublicKey(Convert.FromHexString(row[2]), out VerifyingKey? publicKey)
                && publicKey.Verify(message, signature);
            Assert.True(isValid == (row[6] == "TRUE"), $"vector {row[0]}: {row[7]}");
            if (row[1].Length == 0)
                continue;
            using var key = (SchnorrSigningKey)SignatureSchemes.Schnorr.FromSeed(Convert.FromHexString(row[1]));
            Assert.Equal(publicKey, key.PublicKey);
            Assert.Equal(signature, key.Sign(message, Convert.FromHexString(row[3])));
        }

        Assert.Equal(19, rows.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(200)]
    public void Sign_AnyLength_EqualsThePlainTwin(int length)
    {
        var random = new Random(length);
        for (int i = 0; i < 4; i++)
        {
            byte[] secret = new byte[32], auxiliary = new byte[32], message = new byte[length];
            random.NextBytes(secret);
            random.NextBytes(auxiliary);
            random.NextBytes(message);
            using var key = (SchnorrSigningKey)SignatureSchemes.Schnorr.FromSeed(secret);
            byte[] signature = key.Sign(message, auxiliary);

            Assert.Equal(PlainBip340.PublicKey(secret), key.PublicKey.Encoded.ToArray());
            Assert.Equal(PlainBip340.Sign(secret, message, auxiliary), signature);
            Assert.True(
                key.PublicKey.Verify(message, signature) && PlainBip340.Verify(key.PublicKey.Encoded.ToArray(), message, signature));
            signature[40] ^= 1;
            Assert.False(
                key.PublicKey.Verify(message, signature) || PlainBip340.Verify(key.PublicKey.Encoded.ToArray(), message, signature));
        }
    }

    [Fact]
    public void FromSeed_NumbersThatAreNoKey_AreRefusedWithoutShowingThem()
    {
        byte[] order = Convert.FromHexString("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141");
        foreach (SignatureScheme scheme in new[] { SignatureSchemes.Schnorr, SignatureSchemes.Ecdsa })
        {
            Assert.Throws<SigningException>(() => scheme.FromSeed(new byte[32]));
            string message = Assert.Throws<SigningException>(() => scheme.FromSeed(order)).Message;
            Assert.DoesNotContain("EDCE6AF4", message, StringComparison.OrdinalIgnoreCase);
            order[^1]--;
            scheme.FromSeed(order).Dispose();
            order[^1]++;
        }
    }

    [Fact]
    public void Sign_RandomnessOfAnotherLength_IsRefused()
    {
        using var key = (SchnorrSigningKey)SignatureSchemes.Schnorr.Generate();

        Assert.Contains(
            "not 31", Assert.Throws<SigningException>(() => key.Sign(new byte[32], new byte[31])).Message, StringComparison.Ordinal);
    }
}
