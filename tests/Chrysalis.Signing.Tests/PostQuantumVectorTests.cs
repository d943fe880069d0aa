using System.Security.Cryptography;
using System.Text;

namespace Chrysalis.Signing.Tests;

/// <summary>Published vectors of FIPS 204 and FIPS 205. Keys and signatures of ML-DSA are long: their SHA-256 stands here.</summary>
public class PostQuantumVectorTests
{
    /// <summary>NIST ACVP-Server, ML-DSA-keyGen-FIPS204, tcId 1, 26 and 51: seed, beginning and SHA-256 of the public key.</summary>
    [Theory]
    [InlineData("ml-dsa-44", "D71361C000F9A7BC99DFB425BCB6BB27C32C36AB444FF3708B2D93B4E66D5B5B",
        "B845FA2881407A59183071629B08223128116014FB58FF6BB4C8C9FE19CF5B0B",
        "451A808C522218FADBDAB146FC12004B0741C7D069F238F43AD77216159F6A34")]
    [InlineData("ml-dsa-65", "1BD67DC782B2958E189E315C040DD1F64C8AB232A6A170E1A7A52C33F10851B1",
        "43AD6560D3BB684667A559EE6EC7C816020E5B65671F270F2353A8C912B6C26B",
        "6FB1146B85539FB5C53D35B66DAE94202FCD5575A537172CF1156220476F7920")]
    [InlineData("ml-dsa-87", "F7052FBB921759CD8716773BA6355630121D6927899FDDA5768E2BC240FCCB7B",
        "18DFF392DEF5756EA23519A240E6B5CDCF912D89CD94DEC9DC71E53F8CDF37D9",
        "40298270777D3306D2FCB6B4691D7A7AB799CD1069EEA88F843CF0EC26D4B01F")]
    public void PublicKey_OfAcvpSeeds_IsThePublishedOne(string name, string seed, string beginning, string hash)
    {
        using SigningKey key = SignatureSchemes.Named(name).FromSeed(Convert.FromHexString(seed));

        Assert.Equal(beginning, Convert.ToHexString(key.PublicKey.Encoded.Span[..32]));
        Assert.Equal(hash, Convert.ToHexString(SHA256.HashData(key.PublicKey.Encoded.Span)));
    }

    /// <summary>
    /// Wycheproof, mldsa sign from seed: "Hello world" under the seed of 32 bytes 2A, deterministic, empty context: SHA-256 of the
    /// signature.
    /// </summary>
    [Theory]
    [InlineData(
        "ml-dsa-44", "D87F8CA136AC1AA55E2D6C4521680EFB3A378CBB9BC0BFB446E9C60893931EA3",
        "8CD6FC03DAA72E87210A4E721523E84C14F27733789075E65736744D4787FDD5")]
    [InlineData(
        "ml-dsa-87", "D43128FA8A8C785C1D44C9E7DB538DBF9DD88FE6C8AD911A344BCEC1017C6D54",
        "1AD45BD0419E694375BD38EC11D8E0C228AB9FFAC2FCE4ADBE6218D9C949E293")]
    public void Sign_WycheproofSeed_IsThePublishedSignature(string name, string publicKey, string hash)
    {
        using var key = (BouncyCastleSigningKey)SignatureSchemes.Named(name).FromSeed([.. Enumerable.Repeat((byte)0x2A, 32)]);
        byte[] message = Encoding.ASCII.GetBytes("Hello world");
        byte[] signature = key.SignDeterministic(message);

        Assert.Equal(publicKey, Convert.ToHexString(SHA256.HashData(key.PublicKey.Encoded.Span)));
        Assert.Equal(hash, Convert.ToHexString(SHA256.HashData(signature)));
        Assert.True(key.PublicKey.Verify(message, signature));
        Assert.NotEqual(signature, key.Sign(message));
    }

    /// <summary>
    /// NIST ACVP-Server, SLH-DSA-keyGen-FIPS205, tcId 1, 2, 11 and 21: SK.seed, SK.prf, PK.seed and the whole public key.
    /// </summary>
    [Theory]
    [InlineData("slh-dsa-128s", "173D04C938C1C36BF289C3C022D04B14", "63AE23C41AA546DA589774AC20B745C4", "0D794777914C99766827F0F09CA972BE",
        "0D794777914C99766827F0F09CA972BE0162C10219D422ADBA1359E6AA65299C")]
    [InlineData("slh-dsa-128s", "91C7F86881416D5D3E0EC46AA9C35047", "506332ADCBDED3F2836DD7EDC30AEA0C", "BBBFEED9AD96AF5D8CB4E876BBEB07D1",
        "BBBFEED9AD96AF5D8CB4E876BBEB07D11B4EA0A9EB42B9E7D2DBC2365F39E1DC")]
    [InlineData(
        "slh-dsa-shake-128s", "C151951F3811029239B74ADD24C506AF", "DD30363E156E6FE936EC6ED0231FEB5C", "529FFE86200D1F32C2B60D0CD909F190",
        "529FFE86200D1F32C2B60D0CD909F1900761F9B727AFA724B47223016BB5B2BA")]
    [InlineData("slh-dsa-128f", "C42BCB3B5A6F331F5CCE899253C6D9E2", "9FF2B7EAD7A04BAB1794DB8CC659C3B4", "A868F1BD5DEBC12D4C9FAD66AABD0A94",
        "A868F1BD5DEBC12D4C9FAD66AABD0A94B546DF247BE4C457F3D467CDFCFABD39")]
    public void PublicKey_OfAcvpHashSeeds_IsThePublishedOne(string name, string seed, string prf, string publicSeed, string publicKey)
    {
        using SigningKey key = SignatureSchemes.Named(name).FromSeed(Convert.FromHexString(seed + prf + publicSeed));

        Assert.Equal(publicKey, Convert.ToHexString(key.PublicKey.Encoded.Span));
    }
}
