using System.Text.Json;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Quantum.Exposure;

public class ExposureCommandTests
{
    /// <summary>The first block of the main network.</summary>
    private const string Genesis =
        "0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b"
            + "1e5e4a29ab5f49ffff001d1dac2b7c"
            + "0101000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d0104455468652054696d65732030"
            + "332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff"
        + "0100f2052a01000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7"
        + "ba0b8d578a4c702b6bf11d5fac00000000";

    /// <summary>The block after it.</summary>
    private const string Second =
        "010000006fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000982051fd1e4ba744bbbe680e1fee14677ba1a3c3540bf7b1cdb606e857"
            + "233e0e61bc6649ffff001d01e36299"
            + "0101000000010000000000000000000000000000000000000000000000000000000000000000ffffffff0704ffff001d0104ffffffff0100f2052a010000"
            + "0043410496b538e853519c726a2c91e61ec11600ae1390813a627c66fb8be7947be63c52da7589379515d4e0a604f8141781e62294721166bf621e73"
            + "a82cbf2342c858eeac00000000";

    [Fact]
    public void Run_HexadecimalBlocks_PrintsTheCountsAndWritesThePage()
    {
        using var folder = new TemporaryFolder();
        folder.File("blocks/0.hex", Genesis + "\n");
        folder.File("blocks/1.hex", Second);
        folder.File("blocks/readme.md", "# not a block");
        string page = Path.Combine(folder.Path, "new", "exposure.html");
        ProgramRun run = ProgramRun.Of(
            "quantum", "exposure", "--blocks", Path.Combine(folder.Path, "blocks"), "--html", page, "--address",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("main chain, height 1, 2009-01-09", run.Out, StringComparison.Ordinal);
        Assert.Contains("2 blocks (2 read now", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 file holds no blocks", run.Out, StringComparison.Ordinal);
        Assert.Contains("wide count    50 BTC", run.Out, StringComparison.Ordinal);
        // The key of the first coin, which cannot be spent, exposes whatever is sent to its address.
        Assert.Contains("P2PKH on main; key visible: now, by reuse; 0 unspent outputs", run.Out, StringComparison.Ordinal);
        Assert.Contains("data:image/png", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Json_HasNamesForTypesAndClasses()
    {
        using var folder = new TemporaryFolder();
        ProgramRun run = ProgramRun.Of("quantum", "exposure", "--blocks", folder.File("1.hex", Second), "--json");

        JsonElement row = JsonDocument.Parse(run.Out).RootElement.GetProperty("summary").GetProperty("rows")[0];
        Assert.Equal(
            ("P2PK", "ByScript", 5_000_000_000),
            (row.GetProperty("type").GetString(), row.GetProperty("class").GetString(), row.GetProperty("value").GetInt64()));
    }

    [Fact]
    public void Run_ListOfAddresses_TellsEachOfThem()
    {
        using var folder = new TemporaryFolder();
        ProgramRun run = ProgramRun.Of("quantum", "exposure", "--blocks", folder.File(
            "list.txt",
            "# mine\n1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, old\n\nbc1zc5jhzjnlf8pg4mdmhfuvqpvnr2quyd9j7mye5uly6psg9twghu4ssr0v9k\n"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("P2PKH on main; key visible: when spent", run.Out, StringComparison.Ordinal);
        Assert.Contains("P2MR on main; key visible: hash-protected", run.Out, StringComparison.Ordinal);
    }

    /// <summary>Whatever is given in place of an address: neither the program's words nor the parser's print it.</summary>
    [Theory]
    [InlineData("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ")]
    [InlineData("e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262")]
    [InlineData("6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg")]
    [InlineData("winner", "thank", "yellow", "sausage")]
    [InlineData("winner thank yellow sausage")]
    public void Run_SecretForAnAddress_IsNeverPrinted(params string[] secrets)
    {
        ProgramRun run = ProgramRun.Of(["quantum", "exposure", "--address", .. secrets]);
        Assert.Equal(2, run.ExitCode);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, run.Out + run.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("quantum", "exposure")]
    [InlineData("quantum", "exposure", "--blocks")]
    [InlineData("quantum", "grover", "--block")]
    [InlineData("quantum", "grover", "--header")]
    [InlineData("talk", "inspect")]
    [InlineData]
    public void Run_SecretInAnyOtherPlace_IsNeverPrinted(params string[] before)
    {
        foreach (string secret in (string[])
            ["5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262"])
        {
            ProgramRun run = ProgramRun.Of([.. before, secret]);
            Assert.NotEqual(0, run.ExitCode);
            Assert.DoesNotContain(secret, run.Out + run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--magic takes", "--magic", "signet", "--address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("(--blocks, --address)")]
    [InlineData("nowhere", "--blocks", "nowhere")]
    [InlineData("checksum", "--address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")]
    [InlineData("private key", "--address", "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn")]
    [InlineData("--blocks", "--store", "somewhere", "--address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("-1", "--richest", "-1", "--address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("0 MB", "--memory-mb", "0", "--address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    public void Run_BadInput_IsRefusedInOneSentence(string named, params string[] options) =>
        Assert.Contains(named, ProgramRun.Of(["quantum", "exposure", .. options]).Refused(), StringComparison.Ordinal);
}
