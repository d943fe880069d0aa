using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Chrysalis.Signing.Tests;

public class EcdsaTests
{
    /// <summary>
    /// Deterministic nonces of RFC 6979 on secp256k1: private key, message, and r and s as many libraries publish them
    /// (trezor-crypto, CoreBitcoin, python-ecdsa), s made low.
    /// </summary>
    [Theory]
    [InlineData(
        "0000000000000000000000000000000000000000000000000000000000000001", "Satoshi Nakamoto",
        "934B1EA10A4B3C1757E2B0C017D0B6143CE3C9A7E6A4A49860D7A6AB210EE3D8",
        "2442CE9D2B916064108014783E923EC36B49743E2FFA1C4496F01A512AAFD9E5")]
    [InlineData(
        "0000000000000000000000000000000000000000000000000000000000000001",
        "All those moments will be lost in time, like tears in rain. Time to die...",
        "8600DBD41E348FE5C9465AB92D23E3DB8B98B873BEECD930736488696438CB6B",
        "547FE64427496DB33BF66019DACBF0039C04199ABB0122918601DB38A72CFC21")]
    [InlineData(
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364140", "Satoshi Nakamoto",
        "FD567D121DB66E382991534ADA77A6BD3106F0A1098C231E47993447CD6AF2D0",
        "6B39CD0EB1BC8603E159EF5C20A5C8AD685A45B06CE9BEBED3F153D10D93BED5")]
    public void Sign_PublishedDeterministicNonces_AreMet(string secret, string message, string r, string s)
    {
        using var key = (EcdsaSigningKey)SignatureSchemes.Ecdsa.FromSeed(Convert.FromHexString(secret));
        byte[] digest = SHA256.HashData(Encoding.ASCII.GetBytes(message));

        Assert.Equal(r + s, Convert.ToHexString(key.SignDigest(digest, EcdsaEncoding.Compact)));
    }

    /// <summary>Wycheproof's vectors for Bitcoin's ECDSA, all 463: accepted or refused as flagged.</summary>
    [Fact]
    public void Verify_WycheproofForBitcoin_AllAgree()
    {
        using JsonDocument file = JsonDocument.Parse(
            File.ReadAllText(SharedData.Require("data/bitcoin/wycheproof_ecdsa_secp256k1_sha256_bitcoin_test.json")));
        int count = 0, accepted = 0;
        foreach (JsonElement group in file.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            VerifyingKey key = SignatureSchemes.Ecdsa.ReadPublicKey(Bytes(group.GetProperty("publicKey"), "uncompressed"));
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                bool isValid = key.Verify(Bytes(test, "msg"), Bytes(test, "sig"));
                Assert.True(
                    isValid == (test.GetProperty("result").GetString() == "valid"),
                    $"test {test.GetProperty("tcId")}: {test.GetProperty("comment")}");
                count++;
                accepted += isValid ? 1 : 0;
            }
        }

        Assert.Equal(file.RootElement.GetProperty("numberOfTests").GetInt32(), count);
        Assert.InRange(accepted, 1, count - 1);
    }

    [Fact]
    public void SignDigest_BothEncodings_AreOneSignatureWithLowS()
    {
        using var key = (EcdsaSigningKey)SignatureSchemes.Ecdsa.FromSeed(ContractTests.SeedOf(SignatureSchemes.Ecdsa, 2));
        var open = (EcdsaVerifyingKey)key.PublicKey;
        byte[] order = Convert.FromHexString("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141");
        for (int i = 0; i < 40; i++)
        {
            byte[] digest = SHA256.HashData(BitConverter.GetBytes(i));
            byte[] compact = key.SignDigest(digest, EcdsaEncoding.Compact), der = key.SignDigest(digest);
            Assert.True(open.VerifyDigest(digest, compact, EcdsaEncoding.Compact) && open.VerifyDigest(digest, der));
            Assert.True(compact[32] < 0x80);
            Assert.False(open.VerifyDigest(digest, compact) || open.VerifyDigest(digest, der, EcdsaEncoding.Compact));

            // The same signature with the other s is valid on the curve, and refused as malleable.
            var s = new System.Numerics.BigInteger(order, true, true) - new System.Numerics.BigInteger(compact.AsSpan(32), true, true);
            byte[] high = [.. compact];
            s.TryWriteBytes(high.AsSpan(32), out int written, true, true);
            Assert.Equal(32, written);
            Assert.False(open.VerifyDigest(digest, high, EcdsaEncoding.Compact));
        }
    }

    [Fact]
    public void TryReadPublicKey_CompressedAndNot_AreReadAndHybridsRefused()
    {
        byte[] compressed = Convert.FromHexString("0279BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798");
        byte[] whole =
        [
            4, .. compressed[1..], .. Convert.FromHexString("483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8"),
        ];
        byte[] digest = SHA256.HashData([1]);
        using var key = (EcdsaSigningKey)SignatureSchemes.Ecdsa.FromSeed([.. new byte[31], 1]);
        byte[] signature = key.SignDigest(digest);

        Assert.Equal(compressed, key.PublicKey.Encoded.ToArray());
        Assert.True(((EcdsaVerifyingKey)SignatureSchemes.Ecdsa.ReadPublicKey(whole)).VerifyDigest(digest, signature));
        whole[0] = 6;
        Assert.False(SignatureSchemes.Ecdsa.TryReadPublicKey(whole, out _));
        whole[0] = 4;
        whole[^1] ^= 1;
        Assert.False(SignatureSchemes.Ecdsa.TryReadPublicKey(whole, out _));
        Assert.False(SignatureSchemes.Ecdsa.TryReadPublicKey([2, .. Enumerable.Repeat((byte)0xFF, 32)], out _));
    }

    [Fact]
    public void SignDigest_AnotherLength_IsRefused()
    {
        using var key = (EcdsaSigningKey)SignatureSchemes.Ecdsa.Generate();

        Assert.Contains("not 20", Assert.Throws<SigningException>(() => key.SignDigest(new byte[20])).Message, StringComparison.Ordinal);
        Assert.False(((EcdsaVerifyingKey)key.PublicKey).VerifyDigest(new byte[20], key.SignDigest(new byte[32])));
    }

    private static byte[] Bytes(JsonElement element, string name) => Convert.FromHexString(element.GetProperty(name).GetString()!);
}
