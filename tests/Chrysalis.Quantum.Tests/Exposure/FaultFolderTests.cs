using Chrysalis.Foundation.Errors;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Exposure;

/// <summary>
/// Folders of blocks made by rule, each a case in which a reader of chain files went wrong or might; the answers come from who made them.
/// Every signature in them was checked by another interpreter.
/// </summary>
public class FaultFolderTests
{
    /// <summary>Height, unspent outputs and their rows: type, class, outputs.</summary>
    public static TheoryData<string, int, string> Read => new()
    {
        { "undo-stale-sibling", 10, "P2PKH WhenSpent 1, P2WPKH ByReuse 1, P2WPKH WhenSpent 8" },
        { "undo-200", 200, "P2PKH WhenSpent 1, P2WPKH ByReuse 191, P2WPKH WhenSpent 8" },
        { "undo-reversed", 200, "P2PKH WhenSpent 1, P2WPKH ByReuse 191, P2WPKH WhenSpent 8" },
        { "uncompressed-after-hybrid", 2, "P2PKH ByReuse 1, NonStandard NoKey 1" },
        { "uncompressed-after-p2pk-hybrid", 2, "P2PK ByScript 1, P2PKH ByReuse 1" },
        { "hybrid-after-hybrid", 2, "P2PKH ByReuse 1, NonStandard NoKey 1" },
        { "p2wsh-after-p2sh-same-script", 2, "P2WSH ByReuse 1, NonStandard NoKey 1" },
        { "p2sh-after-p2wsh-same-script", 2, "P2SH ByReuse 1, NonStandard NoKey 1" },
        { "p2wsh-after-p2sh-p2wsh", 2, "P2WSH ByReuse 1, NonStandard NoKey 1" },
        { "p2sh-after-bare-multisig", 2, "P2MS ByScript 1, P2SH ByReuse 1" },
        { "p2wpkh-after-raw-p2tr-output", 2, "P2WPKH ByReuse 1, P2TR ByScript 1" },
        { "p2wpkh-after-internal-key", 2, "P2WPKH ByReuse 1, NonStandard NoKey 1" },
        { "p2wpkh-after-internal-key-leaf-c2", 2, "P2WPKH ByReuse 1, NonStandard NoKey 1" },
        { "p2wpkh-after-control-1item", 2, "P2WPKH ByReuse 1, NonStandard NoKey 1" },
        { "p2wpkh-after-tapscript", 2, "P2WPKH ByReuse 1, NonStandard NoKey 1" },
        { "p2wpkh-after-tapscript-annex", 2, "P2WPKH ByReuse 1, NonStandard NoKey 1" },
        { "p2wsh-p2pk-pushdata", 2, "P2WPKH ByReuse 1, NonStandard NoKey 1" },
        { "p2sh-pushdata1-scriptsig", 2, "P2WPKH ByReuse 1, NonStandard NoKey 1" },
        { "p2wpkh-uncompressed-witness", 2, "P2PKH ByReuse 1, NonStandard NoKey 1" },
        { "uncompressed-after-compressed", 2, "P2PKH WhenSpent 1, NonStandard NoKey 1" },
        { "ns-pkh-nop", 2, "NonStandard ByReuse 1, NonStandard NoKey 1" },
        { "ns-hash-sha256-key", 2, "NonStandard WhenSpent 1, NonStandard NoKey 1" },
        { "ns-pkh-unshown", 2, "NonStandard WhenSpent 1, NonStandard NoKey 1" },
        { "ns-cltv-p2pk", 2, "NonStandard ByScript 1, NonStandard NoKey 1" },
        { "ns-key-pushdata1", 2, "NonStandard ByScript 1, NonStandard NoKey 1" },
        { "multisig-0of1", 2, "NonStandard NoKey 2" },
        { "multisig-all-fake", 2, "P2MS NoKey 1, NonStandard NoKey 1" },
        { "multisig-pubkey-stuffing", 2, "P2MS ByScript 1, NonStandard NoKey 1" },
        { "multisig-20", 2, "P2PKH ByReuse 1, P2MS ByScript 3, NonStandard ByScript 2" },
        { "p2wsh-nokey-shown", 2, "P2WSH NoKey 1, NonStandard NoKey 1" },
        { "mtgox-script", 2, "NonStandard NoKey 2" },
        { "eccsig-codeseparator", 2, "P2SH ByReuse 1, NonStandard NoKey 1" },
        { "off-by-one-templates", 2, "P2PKH WhenSpent 1, NonStandard NoKey 9" },
        { "op-return-variants", 2, "P2PKH WhenSpent 1, NonStandard NoKey 3" },
        { "truncated-pushes", 2, "P2PKH WhenSpent 1, NonStandard NoKey 7" },
        { "big-script", 2, "P2PKH WhenSpent 1, NonStandard NoKey 1" },
        { "segwit-ae", 2, "P2PKH WhenSpent 1, P2WPKH WhenSpent 1, P2WSH WhenSpent 1, P2TR ByScript 1" },
        { "p2pk-nosig-p2sh-redeem-is-33", 2, "P2WPKH WhenSpent 1, NonStandard NoKey 1" },
        { "p2sh-segwit-v1-32-in-p2sh", 2, "P2WPKH WhenSpent 1, NonStandard NoKey 1" },
        { "partial-then-whole", 8, "P2PKH WhenSpent 8" },
        { "header-only-then-whole", 8, "P2PKH WhenSpent 8" },
        { "cve-2012-2459-both", 2, "P2PKH WhenSpent 1, P2WPKH WhenSpent 1" },
        { "garbage-first", 8, "P2PKH WhenSpent 8" },
        { "magic-twice", 8, "P2PKH WhenSpent 8" },
        { "zero-gap-in-file", 8, "P2PKH WhenSpent 8" },
        { "dup-files", 8, "P2PKH WhenSpent 8" },
        { "empty-file", 8, "P2PKH WhenSpent 8" },
        { "subdir-blk", 8, "P2PKH WhenSpent 8" },
        { "xor-zero", 8, "P2PKH WhenSpent 8" },
        { "bip30-duplicate", 4, "P2PKH WhenSpent 3" },
        { "bip30-after-spend", 3, "P2PKH ByReuse 1, P2PKH WhenSpent 1, P2WPKH WhenSpent 1" },
        { "bip34-nonsense-height", 1983883, "P2PKH WhenSpent 1" },
        { "commitment-not-last", 2, "P2PKH WhenSpent 1, P2WPKH WhenSpent 1" },
        { "net", 1, "P2WPKH WhenSpent 1" },
        { "signet", 3, "P2PK ByScript 1, P2PKH WhenSpent 3" },
        { "testnet4", 3, "P2PK ByScript 1, P2PKH WhenSpent 3" },
        { "value-0", 1, "P2PKH WhenSpent 1" },
        { "value-21M", 1, "P2PKH WhenSpent 1" },
        { "snap/ok.dat", 100, "P2PKH WhenSpent 1" },
        { "snap/p2pk-u.dat", 100, "P2PK ByScript 1, P2PKH ByReuse 1" },
        { "snap/empty.dat", 0, "" },
    };

    /// <summary>What the refusal names: the file, and words of the cause.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "cve-2012-2459", "blk00000.dat", "merkle root" },
        { "value-neg", "blk00000.dat", "-1 satoshi" },
        { "value-21M1", "blk00000.dat", "21 million" },
        { "witness-no-commitment", "blk00000.dat", "witnesses" },
        { "two-networks", "blk00001.dat", "one network" },
        { "signet-custom", "blk00000.dat", "magic is 8de45da0" },
        { "xor-lost", "xor-lost", "xor.dat" },
        { "xor-nulled", "xor-nulled", "xor.dat" },
        { "xor-short", "xor.dat", "7 bytes" },
        { "only-empty", "only-empty", "holds a block" },
        { "snap/same-coin-twice.dat", "same-coin-twice.dat", "twice" },
        { "snap/old27.dat", "old27.dat", "Bitcoin Core 27" },
        { "snap/count-too-large.dat", "count-too-large.dat", "announces 2 outputs and ends after 1" },
        { "snap/huge-count.dat", "huge-count.dat", "announces" },
        { "snap/count-too-small.dat", "count-too-small.dat", "goes on after its 1 outputs" },
        { "snap/v1.dat", "v1.dat", "version 1" },
        { "snap/v3.dat", "v3.dat", "version 3" },
    };

    [Theory]
    [MemberData(nameof(Read))]
    public void Run_Folder_GivesTheRightAnswer(string name, int height, string rows)
    {
        ExposureReport report = Study.Run(new() { Blocks = SharedData.Require("faults/bitcoin/" + name) });

        Assert.Equal(height, report.Chain!.Height);
        Assert.Equal(rows, string.Join(", ", report.Summary.Rows.Select(row => $"{row.Type} {row.Class} {row.Outputs}")));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Run_Folder_IsRefusedByNameAndCause(string name, string file, string cause)
    {
        string path = SharedData.Require("faults/bitcoin/" + name);
        string message = Assert.ThrowsAny<ChrysalisException>(() => Study.Run(new() { Blocks = path })).Message;

        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.Contains(cause, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("undo-200", 199, 0)]
    [InlineData("undo-reversed", 199, 0)]
    [InlineData("undo-stale-sibling", 9, 1)]
    public void Run_UndoFiles_TellAllThatWasSpent(string name, int spent, int stale)
    {
        ExposureReport report = Study.Run(new() { Blocks = SharedData.Require("faults/bitcoin/" + name) });
        Assert.Equal((spent, stale), (report.Chain!.Spent[Bitcoin.Scripts.OutputType.P2PKH].Outputs, report.Chain.StaleBlocks));
    }

    [Fact]
    public void Run_UndoFilesAfterAResume_TellTheSameAsInOneGo()
    {
        string path = SharedData.Require("faults/bitcoin/undo-400");
        using var files = new ChainFiles();
        Study.Run(new() { Blocks = path, Store = files.Store, ToHeight = 250 });
        ExposureReport report = Study.Run(new() { Blocks = path, Store = files.Store });
        Assert.Equal(399, report.Chain!.Spent[Bitcoin.Scripts.OutputType.P2PKH].Outputs);
    }

    [Theory]
    [InlineData("partial-then-whole", "fragment")]
    [InlineData("header-only-then-whole", "fragment")]
    [InlineData("cve-2012-2459-both", "bad copy")]
    public void Run_PiecesBetweenBlocks_AreCountedAndNamed(string name, string reason)
    {
        ExposureReport report = Study.Run(new() { Blocks = SharedData.Require("faults/bitcoin/" + name) });
        Assert.Equal((1, true), (report.Chain!.LeftOutPieces, report.Chain.IsWhole));
        string line = Assert.Single(report.Chain.LeftOut);
        Assert.Contains(reason, line, StringComparison.Ordinal);
        Assert.Contains("blk00000.dat', ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FileOfAnotherKey_IsNamedAndTheChainNotWhole()
    {
        ExposureReport report = Study.Run(new() { Blocks = SharedData.Require("faults/bitcoin/xor-mixed") });
        Assert.Equal((4, false, 1), (report.Chain!.Height, report.Chain.IsWhole, report.Chain.UnreadFiles));
        Assert.Contains("blk00001.dat", Assert.Single(report.Chain.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CustomSignet_IsReadWithItsMagic()
    {
        ExposureReport report = Study.Run(
            new() { Blocks = SharedData.Require("faults/bitcoin/signet-custom"), Magic = 0xA05DE48D });
        Assert.Equal(("signet 8de45da0", true), (report.Chain!.Network, report.Chain.IsWhole));
    }
}
