using System.Buffers.Binary;
using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.ChainFiles;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Quantum.Exposure.Reading;
using Chrysalis.Quantum.Exposure.Store;
using Chrysalis.Testing;


namespace Chrysalis.Quantum.Tests.Exposure;

/// <summary>
/// Real blocks of the main network. The expected numbers come from a separate program of 80 lines of Python that was run by hand:
/// it reads the files with struct and hashlib alone, recomputes each transaction's hash, merkle root and work, compares script
/// bytes with literal patterns, and keeps unspent outputs in a dictionary.
/// </summary>
public class RealBlockTests
{
    public static TheoryData<string, int, int, int, int> Files => new()
    {
        { "blocks1-256", 255, 262, 7, 0 },
        { "nbitcoin_blk00000.dat", 300, 307, 7, 0 },
        { "277647.dat", 1, 213, 732, 670 },
        { "block413567.raw", 1, 1557, 4886, 4599 },
        { "block_1602407a.blk", 1, 3315, 5054, 4083 },
        { "mainnet_block_00000000000000000000c835b2ad.raw", 1, 2500, 6517, 6190 },
    };

    /// <summary>Outputs made and their satoshi, then outputs unspent, by type.</summary>
    private static readonly Dictionary<string, (OutputType Type, long Made, long Satoshi, long Unspent)[]> Outputs = new()
    {
        ["blocks1-256"] = [(OutputType.P2PK, 267, 1_292_900_000_000, 260)],
        // One unspent output less than counted: the first block's coin cannot be spent.
        ["nbitcoin_blk00000.dat"] = [(OutputType.P2PK, 312, 1_517_900_000_000, 305 - 1)],
        ["277647.dat"] = [(OutputType.P2PKH, 769, 177_966_312_176, 707)],
        ["block413567.raw"] =
        [
            (OutputType.P2PKH, 2841, 859_035_018_422, 2628), (OutputType.P2SH, 737, 55_670_151_801, 663), (OutputType.OpReturn, 3, 0, 0)
        ],
        ["block_1602407a.blk"] =
        [
            (OutputType.P2PK, 38, 557_600, 38), (OutputType.P2PKH, 4035, 488_992_865_182, 3226),
            (OutputType.P2SH, 2601, 469_999_911_940, 2448), (OutputType.P2WPKH, 442, 157_595_989_456, 433),
            (OutputType.P2WSH, 58, 51_875_515_812, 58), (OutputType.OpReturn, 976, 0, 0),
        ],
        ["mainnet_block_00000000000000000000c835b2ad.raw"] =
        [
            (OutputType.P2PKH, 1660, 2_638_344_671_642, 1596), (OutputType.P2SH, 1816, 183_610_608_371, 1790),
            (OutputType.P2WPKH, 2383, 52_796_265_732, 2177), (OutputType.P2WSH, 133, 8_931_183_245, 102), (OutputType.OpReturn, 23, 0, 0),
        ],
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Run_RealFile_CountsAsTheIndependentCount(string file, int blocks, int transactions, int inputs, int unknown)
    {
        ExposureReport report = Study.Run(new() { Blocks = SharedData.Require("data/bitcoin/" + file) });

        Assert.Equal(
            (blocks, transactions, inputs, unknown),
            (report.Chain!.Blocks, report.Chain.Transactions, report.Chain.Inputs, report.Chain.UnknownInputs));
        Assert.Equal(
            Outputs[file].Select(expected => (expected.Type, expected.Made, expected.Satoshi)).Order(),
            report.Chain.Outputs.Select(total => (total.Key, total.Value.Outputs, total.Value.Value.Value)).Order());
        Assert.All(Outputs[file], expected => Assert.Equal(expected.Unspent, report.Summary.OutputsOf(expected.Type)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Serialize_RealBlock_IsItsBytes(string file, int blocks, int transactions, int inputs, int unknown)
    {
        Assert.True(transactions > 0 && inputs > 0 && unknown >= 0);
        byte[][] all = [.. Read(SharedData.Require("data/bitcoin/" + file))];
        Assert.Equal(blocks, all.Length);
        foreach (byte[] bytes in all)
        {
            var block = Block.Parse(bytes);
            block.Verify();
            Assert.Equal(bytes, block.Serialize());
        }
    }

    /// <summary>
    /// 277647.utxostore holds the outputs that block 277647 spends, as Bitcoin Core's database writes them: so the compressed
    /// coins are read from real data, and the keys that the inputs show hash to what the spent outputs ask for.
    /// </summary>
    [Fact]
    public void ReadCoin_SpentOutputsOfARealBlock_MatchWhatItsInputsShow()
    {
        byte[] store = File.ReadAllBytes(SharedData.Require("data/bitcoin/277647.utxostore"));
        var block = Block.Parse(Assert.Single(Read(SharedData.Require("data/bitcoin/277647.dat"))));
        var scripts = new Dictionary<(Hash256, uint), byte[]>();
        for (int offset = 0; offset < store.Length;)
        {
            var id = Hash256.From(store.AsSpan(offset));
            uint index = BinaryPrimitives.ReadUInt32LittleEndian(store.AsSpan(offset + 32));
            int length = BinaryPrimitives.ReadInt32LittleEndian(store.AsSpan(offset + 36));
            var reader = new ByteReader(store.AsSpan(offset + 40, length));
            (int height, long value, byte[] script) = UnspentSnapshot.ReadCoin(ref reader);
            Assert.Equal(0, reader.Left);
            Assert.InRange(height, 1, 277_647);
            Assert.InRange(value, 0, 21_000_000 * Satoshi.PerBitcoin);
            scripts.Add((id, index), script);
            offset += 40 + length;
        }

        Assert.Equal(732, scripts.Count);
        int checkedInputs = 0;
        foreach (TransactionInput input in block.Transactions.Skip(1).SelectMany(transaction => transaction.Inputs))
        {
            if (!scripts.TryGetValue((input.SourceId(block.Bytes), input.SourceIndex(block.Bytes)), out byte[]? script))
                continue;
            OutputScript kind = OutputScript.Classify(script);
            Assert.True(kind.Type is OutputType.P2PKH or OutputType.P2SH);
            var shown = new Revelations();
            shown.AddInput(block.Bytes, input);
            Assert.Contains(
                Fingerprint.Of(Fingerprint.KindOf(kind.Type), script.AsSpan(kind.Payload.Offset)), (IEnumerable<ulong>)shown.Fingerprints);
            checkedInputs++;
        }

        Assert.Equal(732, checkedInputs);
    }

    [Fact]
    public void Run_FolderOfLooseBlocks_ReadsThemAllInTheOrderOfTime()
    {
        string folder = SharedData.Require("data/bitcoin");
        ExposureReport report = Study.Run(new() { Blocks = folder });

        // The two files of first blocks overlap.
        Assert.Equal(300 + 4, report.Chain!.Blocks);
        Assert.Equal(702_861, report.Chain.Height);
        Assert.True(report.Chain.SkippedFiles > 0);
        Assert.Equal(4, report.Chain.Gaps);
    }

    internal static IEnumerable<byte[]> Read(string path)
    {
        byte[] all = File.ReadAllBytes(path);
        if (BinaryPrimitives.ReadUInt32LittleEndian(all) != BitcoinNetwork.Main.Magic)
        {
            // One of the files ends with a line end.
            yield return all[^1] == '\n' ? all[..^1] : all;
            yield break;
        }

        for (int offset = 0, length; offset < all.Length; offset += 8 + length)
        {
            length = BinaryPrimitives.ReadInt32LittleEndian(all.AsSpan(offset + 4));
            yield return all.AsSpan(offset + 8, length).ToArray();
        }
    }
}
