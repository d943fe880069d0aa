using System.Diagnostics;
using Chrysalis.Bitcoin;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Quantum.Exposure.Findings;

namespace Chrysalis.Quantum.Tests.Exposure;

/// <summary>What a node's folder looks like after crashes, moves and mistakes.</summary>
public class NodeFolderTests
{
    private static readonly byte[] Key = [0x5A, 1, 2, 3, 0xF0, 7, 0, 9];

    [Theory]
    [InlineData("half a block", 0.5)]
    [InlineData("nearly a whole block", 0.98)]
    [InlineData("a header alone", 0.0)]
    public void Run_FragmentBeforeTheWholeBlock_PassesOverIt(string name, double share)
    {
        List<byte[]> blocks = ExposureStudyTests.Blocks(new(seed: 21), 8, 6);
        byte[] whole = ChainFiles.Frame(blocks[5]);
        byte[] fragment = whole[..(8 + Math.Max(80, (int)(share * blocks[5].Length)))];
        using var files = new ChainFiles();
        ExposureReport report = Run(files, name, [.. Framed(blocks[..5]), fragment, .. Framed(blocks[5..])]);

        Assert.Equal((7, 8, 1, true), (report.Chain!.Height, report.Chain.Blocks, report.Chain.LeftOutPieces, report.Chain.IsWhole));
        Assert.Contains("fragment", Assert.Single(report.Chain.LeftOut), StringComparison.Ordinal);
    }

    /// <summary>A node that lost power finds the end of its last record blank.</summary>
    [Fact]
    public void Run_RecordWithABlankEnd_IsAFragment()
    {
        List<byte[]> blocks = ExposureStudyTests.Blocks(new(seed: 22), 6, 20);
        byte[] blank = ChainFiles.Frame(blocks[3]);
        Array.Clear(blank, blank.Length / 2, blank.Length - blank.Length / 2);
        using var files = new ChainFiles();
        ExposureReport report = Run(files, "blank", [.. Framed(blocks[..3]), blank, .. Framed(blocks[3..]), new byte[5000]]);
        Assert.Equal((5, 1), (report.Chain!.Height, report.Chain.LeftOutPieces));
    }

    [Fact]
    public void Run_JunkBetweenBlocks_IsPassedOverAndNamed()
    {
        List<byte[]> blocks = ExposureStudyTests.Blocks(new(seed: 23), 6, 5);
        byte[] junk = new byte[700];
        new Random(1).NextBytes(junk);
        BitConverter.GetBytes(BitcoinNetwork.Regtest.Magic).CopyTo(junk, 100);
        using var files = new ChainFiles();
        ExposureReport report = Run(files, "junk", [junk, .. Framed(blocks[..2]), junk, .. Framed(blocks[2..]), junk]);
        Assert.Equal((5, 3, true), (report.Chain!.Height, report.Chain.LeftOutPieces, report.Chain.IsWhole));
    }

    /// <summary>Space that a node has set aside is zero in the file, whatever the key; so is a gap that it wrote by its key.</summary>
    [Fact]
    public void Run_BlankSpaceInAnObfuscatedFile_IsNoJunk()
    {
        List<byte[]> blocks = ExposureStudyTests.Blocks(new(seed: 24), 6, 5);
        using var files = new ChainFiles();
        files.WriteCore(blocks[..3], key: Key);
        string path = files.Blocks + "/blk00000.dat";
        byte[] start = File.ReadAllBytes(path);
        byte[] rest = [.. new byte[400], .. Framed(blocks[3..]).SelectMany(block => block)];
        for (int i = 0; i < rest.Length; i++)
            rest[i] ^= Key[(start.Length + i) % Key.Length];
        File.WriteAllBytes(path, [.. start, .. rest, .. new byte[30_000]]);
        ExposureReport report = Study.Run(new() { Blocks = files.Path });
        Assert.Equal((5, 0), (report.Chain!.Height, report.Chain.LeftOutPieces));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_BadCopyAndGoodCopy_TakesTheGoodOneAndNamesTheBad(bool badFirst)
    {
        List<byte[]> blocks = ExposureStudyTests.Blocks(new(seed: 25), 6, 8);
        byte[] bad = [.. blocks[4]];
        bad[^200] ^= 4;
        using var files = new ChainFiles();
        byte[][] all = [.. Framed(blocks), ChainFiles.Frame(bad)];
        ExposureReport report = Run(files, "copies", badFirst ? [all[^1], .. all[..^1]] : all);
        Assert.Equal((5, 6, 1), (report.Chain!.Height, report.Chain.Blocks, report.Chain.LeftOutPieces));
        Assert.Contains("bad copy", Assert.Single(report.Chain.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DamagedBlockWithoutAnotherCopy_IsRefusedByFileAndByte()
    {
        List<byte[]> blocks = ExposureStudyTests.Blocks(new(seed: 26), 6, 8);
        blocks[3][^200] ^= 4;
        using var files = new ChainFiles();
        string message = Assert.Throws<BitcoinFormatException>(() => Run(files, "bad", [.. Framed(blocks)])).Message;
        Assert.Matches(@"blk00000\.dat', byte \d+: ", message);
    }

    [Fact]
    public void Run_LinkedFiles_AreReadInFull()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on Windows");
        List<byte[]> blocks = ExposureStudyTests.Blocks(new(seed: 27), 8, 5);
        using var files = new ChainFiles();
        files.WriteCore(blocks, files: 2);
        Directory.CreateDirectory(files.Path + "/disk");
        File.Move(files.Blocks + "/blk00001.dat", files.Path + "/disk/b");
        File.CreateSymbolicLink(files.Path + "/disk/a", files.Path + "/disk/b");
        File.CreateSymbolicLink(files.Blocks + "/blk00001.dat", files.Path + "/disk/a");
        Assert.Equal((7, 8), Heights(Study.Run(new() { Blocks = files.Path })));
        Assert.Equal(4, Study.Run(new() { Blocks = files.Blocks + "/blk00001.dat" }).Chain!.Blocks);

        File.Delete(files.Path + "/disk/b");
        string message = Assert.Throws<BitcoinFormatException>(() => Study.Run(new() { Blocks = files.Path })).Message;
        Assert.Contains("blk00001.dat' is a link", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PipeAmongTheFiles_DoesNotWait()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such pipes on Windows");
        List<byte[]> blocks = ExposureStudyTests.Blocks(new(seed: 28), 4, 5);
        using var files = new ChainFiles();
        files.WriteCore(blocks);
        using (var make = Process.Start("mkfifo", files.Blocks + "/blk00001.dat"))
            make.WaitForExit();
        ExposureReport report = Study.Run(new() { Blocks = files.Path });
        Assert.Equal((3, 1), (report.Chain!.Height, report.Chain.SkippedFiles));
        Assert.Contains(
            "pipe", Assert.Throws<BitcoinFormatException>(() => Study.Run(new() { Blocks = files.Blocks + "/blk00001.dat" })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BlocksWithoutMagic_AreTakenForTheNetworkOfTheirDifficulty()
    {
        var chain = new SyntheticChain(seed: 29);
        List<byte[]> blocks = ExposureStudyTests.Blocks(chain, 4, 5);
        using var files = new ChainFiles();
        Directory.CreateDirectory(files.Blocks);
        for (int i = 0; i < blocks.Count; i++)
            File.WriteAllBytes(
                $"{files.Blocks}/{i}", i % 2 == 0 ? blocks[i] : System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(blocks[i])));
        ExposureReport report = Study.Run(new() { Blocks = files.Blocks });
        Assert.Equal("regtest", report.Chain!.Network);
        Assert.Equal(chain.Live.Count, report.Summary.Outputs);

        // The first block of the main network among them.
        File.WriteAllBytes(files.Blocks + "/main", Convert.FromHexString(MainGenesis));
        Assert.Contains(
            "one network", Assert.Throws<BitcoinFormatException>(() => Study.Run(new() { Blocks = files.Blocks })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FolderThatHoldsTheBlocksFurtherDown_NamesIt()
    {
        using var files = new ChainFiles();
        files.WriteCore(ExposureStudyTests.Blocks(new(seed: 30), 3, 3));
        Directory.CreateDirectory(files.Path + "/data");
        Directory.Move(files.Blocks, files.Path + "/data/blocks");
        Assert.Contains(
            "data/blocks", Assert.Throws<BitcoinFormatException>(() => Study.Run(new() { Blocks = files.Path })).Message.Replace('\\', '/'),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    [InlineData("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    public void Run_AddressOfAnotherNetwork_IsRefused(string address)
    {
        using var files = new ChainFiles();
        files.WriteCore(ExposureStudyTests.Blocks(new(seed: 31), 3, 3));
        string message = Assert.Throws<BitcoinFormatException>(
            () => Study.Run(new() { Blocks = files.Path, Addresses = [address] })).Message;
        Assert.Contains(address, message, StringComparison.Ordinal);
        Assert.Contains("regtest", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_KeyOnATestNetwork_HasItsAddressesThere()
    {
        using var files = new ChainFiles();
        files.WriteCore(ExposureStudyTests.Blocks(new(seed: 32), 3, 3));
        ExposureReport report = Study.Run(new()
        {
            Blocks = files.Path, Addresses = ["0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"]
        });
        Assert.All(report.Addresses, finding => Assert.Equal("regtest", finding.Network));
        Assert.Contains(report.Addresses, finding => finding.Text == "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080");
    }

    /// <summary>
    /// Two blocks of one parent and one shape: their undo records have checksums over the same parent, so only what the inputs unlock tells
    /// them apart.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_UndoRecordsOfSiblingsOfOneShape_AreToldApart(bool staleFirst)
    {
        var chain = new SyntheticChain(seed: 33, spend: 0);
        List<byte[]> blocks = ExposureStudyTests.Blocks(chain, 12, 4);
        var other = new SyntheticChain(seed: 33, spend: 0);
        ExposureStudyTests.Blocks(other, 12, 4);
        other.Turn();
        byte[] stale = other.Next(4);
        blocks.AddRange(ExposureStudyTests.Blocks(chain, 4, 4));
        using var files = new ChainFiles();
        files.WriteCore(blocks, undo: chain.Undo);
        ExposureReport expected = Study.Run(new() { Blocks = files.Path });

        byte[][] undo = staleFirst
            ? [.. chain.Undo[..12], other.Undo[12], .. chain.Undo[12..]] : [.. chain.Undo[..13], other.Undo[12], .. chain.Undo[13..]];
        files.WriteCore([.. blocks[..12], stale, .. blocks[12..]], undo: undo);
        ExposureReport report = Study.Run(new() { Blocks = files.Path });

        Assert.Equal(1, report.Chain!.StaleBlocks);
        Assert.Equal(chain.Inputs, report.Chain.Spent.Values.Sum(total => total.Outputs));
        if (staleFirst)
            Assert.Equal(expected.Chain!.Spent, report.Chain.Spent);
    }

    [Fact]
    public void Run_WithoutUndo_LeavesTheFilesUnread()
    {
        var chain = new SyntheticChain(seed: 34);
        using var files = new ChainFiles();
        files.WriteCore(ExposureStudyTests.Blocks(chain, 6, 6), undo: chain.Undo);
        Assert.Empty(Study.Run(new() { Blocks = files.Path, ReadUndo = false }).Chain!.Spent);
    }

    private const string MainGenesis =
        "0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b"
            + "1e5e4a29ab5f49ffff001d1dac2b7c"
            + "0101000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d0104455468652054696d65732030"
            + "332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff"
            + "0100f2052a01000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c38"
            + "4df7ba0b8d578a4c702b6bf11d5fac00000000";

    private static IEnumerable<byte[]> Framed(IEnumerable<byte[]> blocks) => blocks.Select(block => ChainFiles.Frame(block));

    private static (int Height, long Blocks) Heights(ExposureReport report) => (report.Chain!.Height, report.Chain.Blocks);

    private static ExposureReport Run(ChainFiles files, string name, byte[][] parts)
    {
        Assert.NotEmpty(name);
        Directory.CreateDirectory(files.Blocks);
        File.WriteAllBytes(files.Blocks + "/blk00000.dat", [.. parts.SelectMany(part => part)]);
        return Study.Run(new() { Blocks = files.Path });
    }
}
