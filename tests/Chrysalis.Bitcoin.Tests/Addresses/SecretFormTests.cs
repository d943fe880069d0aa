using Chrysalis.Bitcoin.Addresses;

namespace Chrysalis.Bitcoin.Tests.Addresses;

/// <summary>Published private keys in every usual form, whole and mistyped: none may come back in a message.</summary>
public class SecretFormTests
{
    [Theory]
    [InlineData("KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn")]
    [InlineData("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ")]
    [InlineData("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTi")]
    [InlineData("cMahea7zqjxrtgAbB7LSGbcQUr1uX1ojuat9jZodMN87JcbXMTcA")]
    [InlineData("KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHno0n")]
    [InlineData("wDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("0xe9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262")]
    [InlineData("80e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262")]
    [InlineData("80e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa3326201")]
    [InlineData("e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa3326")]
    [InlineData("6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg")]
    [InlineData("xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi")]
    [InlineData("zprvAWgYBBk7JR8Gjrh4UJQ2uJdG1r3WNRRfURiABBE3RvMXYSrRJL62XuezvGdPvG6GFBZduosCc1YP5wixPox7zhZLfiUm8aunE96BBa4Kei5")]
    [InlineData("tprv8ZgxMBicQKsPeDgjzdC36fs6bMjGApWDNLR9erAXMs5skhMv36j9MV5ecvfavji5khqjWaWSFhN3YcCUUdiKH6isR4Pwy3U5y5egddBr16m")]
    [InlineData("wpkh(xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi/0)")]
    [InlineData("S6c56bnXQiBjk9mqSYE7ykVQ7NzrRy")]
    [InlineData("legal winner thank year wave sausage worth useful legal winner thank yellow")]
    [InlineData("legal")]
    [InlineData("ms10testsxxxxxxxxxxxxxxxxxxxxxxxxxx4nzvca9cmczlw")]
    [InlineData("nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5")]
    public void Parse_Secret_IsRefusedWithoutBeingPrinted(string secret)
    {
        BitcoinFormatException error = Assert.Throws<BitcoinFormatException>(() => Address.Parse(secret));
        Assert.DoesNotContain('\n', error.Message);
        const int Part = 7;
        for (int i = 0; i + Part <= secret.Length; i++)
            Assert.DoesNotContain(secret.Substring(i, Part), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
        Assert.Null(error.Value);
    }

    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")]
    public void Parse_MistypedAddress_IsNamed(string text) =>
        Assert.Contains(text, Assert.Throws<BitcoinFormatException>(() => Address.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Siblings_OfAHybridKey_HaveItsUncompressedAddressToo()
    {
        // The key of the private key 1, and the address that all wallets give its uncompressed form.
        const string Point = "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
            + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8";
        string[] hybrid = [.. Address.Parse("06" + Point).Siblings().Select(address => address.Text)];
        Assert.Contains("1EHNa6Q4Jz2uvNExL497mE43ikXhwF6kZm", hybrid);
        Assert.Contains("1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH", hybrid);
    }
}
