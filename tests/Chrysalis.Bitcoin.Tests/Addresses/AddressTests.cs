using System.Text.Json;
using Chrysalis.Bitcoin.Addresses;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Testing;

namespace Chrysalis.Bitcoin.Tests.Addresses;

public class AddressTests
{
    [Fact]
    public void Parse_CoreKeyIoVectors_GiveTheirScriptsAndPrivateKeysAreRefused()
    {
        using JsonDocument vectors = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data/bitcoin/core_key_io_valid.json")));
        Assert.Equal(62, vectors.RootElement.GetArrayLength());
        int superseded = 0;
        foreach (JsonElement vector in vectors.RootElement.EnumerateArray())
        {
            string text = vector[0].GetString()!;
            JsonElement facts = vector[2];
            if (facts.GetProperty("isPrivkey").GetBoolean())
            {
                Assert.Contains(
                    "private key", Assert.Throws<BitcoinFormatException>(() => Address.Parse(text)).Message, StringComparison.Ordinal);
                continue;
            }

            if (text.StartsWith("bc1", StringComparison.Ordinal) && vector[1].GetString()![0] != '0')
            {
                // The file is older than BIP 350, which made these three checksums wrong on purpose.
                Assert.Contains(
                    "BIP 350", Assert.Throws<BitcoinFormatException>(() => Address.Parse(text)).Message, StringComparison.Ordinal);
                superseded++;
                continue;
            }

            var address = Address.Parse(text);
            Assert.Equal(vector[1].GetString(), Convert.ToHexStringLower(address.Script()));
            bool isTest = facts.GetProperty("chain").GetString() is "test" or "regtest" or "signet" or "testnet4";
            Assert.Equal(isTest, address.Network != BitcoinNetwork.Main);
            if (facts.TryGetProperty("tryCaseFlip", out _))
                Assert.Equal(address.Text, Address.Parse(text.ToUpperInvariant()).Text);
        }

        Assert.Equal(3, superseded);
    }

    /// <summary>Valid addresses of BIP 350.</summary>
    [Theory]
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "0014751e76e8199196d454941c45d1b3a323f1433bd6")]
    [InlineData(
        "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
        "00201863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262")]
    [InlineData(
        "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
        "5128751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6")]
    [InlineData("BC1SW50QGDZ25J", "6002751e")]
    [InlineData("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", "5210751e76e8199196d454941c45d1b3a323")]
    [InlineData(
        "tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy",
        "0020000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433")]
    [InlineData(
        "tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c",
        "5120000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433")]
    [InlineData(
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")]
    public void Parse_Bip350Valid_GivesItsScript(string text, string script) =>
        Assert.Equal(script, Convert.ToHexStringLower(Address.Parse(text).Script()));

    /// <summary>Invalid addresses of BIP 350.</summary>
    [Theory]
    [InlineData("tc1qw508d6qejxtdg4y5r3zarvary0c5xw7kg3g4ty")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd")]
    [InlineData("tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf")]
    [InlineData("BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh")]
    [InlineData("tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47")]
    [InlineData("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4")]
    [InlineData("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R")]
    [InlineData("bc1pw5dgrnzv")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav")]
    [InlineData("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P")]
    [InlineData("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf")]
    [InlineData("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j")]
    [InlineData("bc1gmk9yu")]
    public void Parse_Bip350Invalid_IsRefused(string text) => Assert.Throws<BitcoinFormatException>(() => Address.Parse(text));

    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "checksum")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a", "'0'")]
    [InlineData("hello", "no Bitcoin address")]
    [InlineData("", "no Bitcoin address")]
    [InlineData("05f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9", "begins with none of 02, 03")]
    public void Parse_Mistake_IsNamed(string text, string named) =>
        Assert.Contains(named, Assert.Throws<BitcoinFormatException>(() => Address.Parse(text)).Message, StringComparison.Ordinal);

    /// <summary>The key of the private key 1, whose addresses everybody knows; the last one is of BIP 86's derivation.</summary>
    [Fact]
    public void Siblings_Generator_AreItsKnownAddresses()
    {
        var key = Address.Parse("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
        Assert.Equal(OutputType.P2PK, key.Type);
        Assert.False(key.IsOffCurve);
        Assert.Equal(
            [
                "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "3JvL6Ymt8MVWiCNHC7oWU6nLeHNJKLZGLN",
                "bc1pmfr3p9j00pfxjh0zmgp99y8zftmd3s5pmedqhyptwy6lm87hf5sspknck9"
            ],
            key.Siblings().Select(address => address.Text));
    }

    [Fact]
    public void Equals_OnePlaceWrittenInTwoWays_IsOne()
    {
        const string Text = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
        Address one = Address.Parse(Text), other = Address.Parse(Text.ToUpperInvariant());
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, Address.Parse("1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH"));
    }
}
