using System.Text;
using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Addresses;
using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Exposure;

/// <summary>Damaged chain files, snapshots, undo files, stores, scripts, addresses: a result or one sentence, in bounded memory.</summary>
public class ExposureFuzzTests
{
    private static readonly byte[] Magic = BitConverter.GetBytes(BitcoinNetwork.Regtest.Magic);

    [Fact]
    public void Block_Damaged_IsReadOrRefused()
    {
        List<byte[]> blocks = ExposureStudyTests.Blocks(new(seed: 51), 6, 6);
        Fuzzer.Run(new("bitcoin block", blocks, bytes =>
        {
            var block = Block.Parse([.. bytes]);
            Assert.Equal(bytes, block.Serialize());
            block.Verify();
        }));
    }

    [Fact]
    public void BlockFile_Damaged_IsReadOrRefused()
    {
        byte[] framed = [.. ExposureStudyTests.Blocks(new(seed: 52), 5, 4).SelectMany(block => ChainFiles.Frame(block)), .. new byte[64]];
        RunFile("bitcoin blk file", [framed, [.. new byte[9], .. framed[..900], .. framed]], "/blocks/blk00000.dat", 100);
    }

    [Fact]
    public void Snapshot_Damaged_IsReadOrRefused()
    {
        var chain = new SyntheticChain(seed: 53);
        ExposureStudyTests.Blocks(chain, 4, 4);
        RunFile("bitcoin snapshot", [ExposureStudyTests.Snapshot(chain)], "/utxo.dat", 100);
    }

    [Fact]
    public void UndoFile_Damaged_IsPassedOver()
    {
        var chain = new SyntheticChain(seed: 54);
        using var files = new ChainFiles();
        files.WriteCore(ExposureStudyTests.Blocks(chain, 4, 4), undo: chain.Undo);
        string path = files.Blocks + "/rev00000.dat";
        Fuzzer.Run(new("bitcoin rev file", [File.ReadAllBytes(path)], bytes =>
        {
            File.WriteAllBytes(path, bytes);
            ExposureReport report = Study.Run(new() { Blocks = files.Blocks, MemoryMb = 1 });
            Assert.InRange(report.Chain!.Spent.Values.Sum(total => total.Outputs), 0, chain.Inputs);
        })
        { FewCases = 100, Tokens = [Magic] });
    }

    [Fact]
    public void Store_Damaged_IsRefusedOrGivesTheSame()
    {
        using var files = new ChainFiles();
        files.WriteCore(ExposureStudyTests.Blocks(new(seed: 55), 6, 30));
        var options = new ExposureOptions { Blocks = files.Path, Store = files.Store, MemoryMb = 1, UnsettledBlocks = 1 };
        ExposureReport right = Study.Run(options);
        Dictionary<string, byte[]> saved = Directory.GetFiles(files.Store).Where(path => new FileInfo(path).Length > 0)
            .ToDictionary(path => path, File.ReadAllBytes);
        string[] names = [.. saved.Keys.Order(StringComparer.Ordinal)];
        // The first byte chooses the file, the rest is put in its place.
        Fuzzer.Run(new("exposure store", [.. names.Select((name, i) => (byte[])[(byte)i, .. saved[name]])], bytes =>
        {
            foreach (string path in Directory.GetFiles(files.Store))
                File.Delete(path);
            foreach ((string path, byte[] content) in saved)
                File.WriteAllBytes(path, content);
            File.WriteAllText(files.Store + "/lock", "");
            File.WriteAllBytes(names[bytes.Length == 0 ? 0 : bytes[0] % names.Length], bytes.Length == 0 ? [] : bytes[1..]);
            Assert.Equal(right.Summary.Rows, Study.Run(options).Summary.Rows);
        })
        { FewCases = 40, LongestInput = 1 << 20 });
    }

    [Fact]
    public void Script_Damaged_IsClassified()
    {
        byte[][] seeds =
        [
            [0x76, 0xA9, 20, .. new byte[20], 0x88, 0xAC], [0x51, 33, 2, .. new byte[32], 0x51, 0xAE],
            [0x63, 33, 2, .. new byte[32], 0xAC, 0x67, 0xA8, 32, .. new byte[32], 0x88, 33, 3, .. new byte[32], 0xAC, 0x68],
            [0x51, 0x79, 0x93, 0x9A, 0x73, 0x64, 0x67, 0x68, 0xBA, 0x9C, 0x69],
        ];
        Fuzzer.Run(new("bitcoin script", seeds, bytes =>
        {
            OutputScript script = OutputScript.Classify(bytes);
            Assert.InRange(script.Payload.Offset + script.Payload.Length, 0, bytes.Length);
            ScriptLocks.Of(bytes, isTapscript: true, needsPoints: false);
        })
        {
            FewCases = 5000, LongestInput = 10_000,
            Tokens = [[0x63], [0x67], [0x68], [0xAC], [0xAE], [0x51], [0x6B, 0x6C], [0x7A], [0x6E]]
        });
    }

    [Fact]
    public void Address_Damaged_IsReadOrRefusedAndNeverPrintedWhereItMayBeASecret()
    {
        const string Secret = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn";
        string[] seeds =
        [
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", Secret,
            "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr", "3P14159f73E4gFr7JterCCQh9QjiTjiZrG",
            "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
        ];
        Fuzzer.Run(FuzzTarget.OfText("bitcoin address", seeds, text =>
        {
            try
            {
                Address address = Address.Parse(text);
                Assert.Equal(address.Text, Address.Parse(address.Text).Text);
            }
            catch (BitcoinFormatException error)
            {
                Assert.DoesNotContain(Secret[4..44], error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
                throw;
            }
        }) with { FewCases = 3000 });
    }

    private static void RunFile(string name, IReadOnlyList<byte[]> seeds, string file, long few)
    {
        using var files = new ChainFiles();
        Directory.CreateDirectory(files.Blocks);
        string path = files.Path + file;
        Fuzzer.Run(new(name, seeds, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            Study.Run(new() { Blocks = path, MemoryMb = 1 });
        })
        { FewCases = few, Tokens = [Magic, Encoding.ASCII.GetBytes("utxo")] });
    }
}
