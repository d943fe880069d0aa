using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Foundation.Errors;
using Chrysalis.Quantum.Exposure;

namespace Chrysalis.Quantum.Tests.Exposure;

/// <summary>Whatever a file holds: one sentence or a result, bounded memory, no other failure.</summary>
public class HostileChainTests
{
    [Fact]
    public void Parse_MutatedBlock_ParsesOrIsRefused()
    {
        byte[] valid = ExposureStudyTests.Blocks(new(seed: 1), 6, 12)[^1];
        var random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] mutated = Mutate(valid, random);
            try
            {
                var block = Block.Parse(mutated);
                Assert.Equal(mutated, block.Serialize());
                block.Verify();
            }
            catch (BitcoinFormatException error)
            {
                Assert.DoesNotContain('\n', error.Message);
                refused++;
            }
        }

        Assert.InRange(refused, 2900, 3000);
    }

    [Theory]
    [InlineData("ffffffffffffffffff")]
    [InlineData("feffffffff")]
    [InlineData("fdffff")]
    [InlineData("fd0100")]
    public void Parse_HugeOrBadCount_IsRefusedWithoutAllocating(string count)
    {
        byte[] block = [.. new byte[80], .. Convert.FromHexString(count), .. new byte[1000]];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<BitcoinFormatException>(() => Block.Parse(block));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Run_SnapshotOutputBeyondAnyTransaction_IsRefused()
    {
        var chain = new SyntheticChain(seed: 5);
        ExposureStudyTests.Blocks(chain, 2, 2);
        byte[] whole = ExposureStudyTests.Snapshot(chain);
        const int Head = 51, Name = 33;
        // The first output's number, in nine bytes: 2^32.
        byte[] damaged = [.. whole[..(Head + Name)], 0xFF, 0, 0, 0, 0, 1, 0, 0, 0, .. whole[(Head + Name + 1)..]];
        using var files = new ChainFiles();
        string path = files.Write("utxo.dat", damaged);

        Assert.Contains("output 4294967296 of its transaction",
            Assert.ThrowsAny<ChrysalisException>(() => Study.Run(new() { Blocks = path })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MutatedFile_EndsInAResultOrOneSentence()
    {
        var chain = new SyntheticChain(seed: 3);
        byte[] framed = [.. ExposureStudyTests.Blocks(chain, 8, 5).SelectMany(block => ChainFiles.Frame(block))];
        byte[] snapshot = ExposureStudyTests.Snapshot(chain);
        byte[] list =
        [
            .. "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\n# comment\n"u8,
            .. "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798\n"u8,
        ];
        using var files = new ChainFiles();
        var random = new Random(4);
        for (int i = 0; i < 240; i++)
        {
            string path = files.Write("input", Mutate((i % 3) switch { 0 => framed, 1 => snapshot, _ => list }, random));
            try
            {
                Study.Run(new() { Blocks = path, MemoryMb = 1 });
            }
            catch (ChrysalisException error)
            {
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }

    [Fact]
    public void Run_MutatedUndo_EndsInAResultOrOneSentence()
    {
        var chain = new SyntheticChain(seed: 5);
        using var files = new ChainFiles();
        files.WriteCore(ExposureStudyTests.Blocks(chain, 8, 5), undo: chain.Undo);
        string path = files.Blocks + "/rev00000.dat";
        byte[] valid = File.ReadAllBytes(path);
        var random = new Random(6);
        for (int i = 0; i < 40; i++)
        {
            File.WriteAllBytes(path, Mutate(valid, random));
            ExposureReport report = Study.Run(new() { Blocks = files.Path });
            Assert.InRange(report.Chain!.Spent.Values.Sum(total => total.Outputs), 0, chain.Inputs);
        }
    }

    [Fact]
    public void Run_CutShortFile_ReadsWhatIsWhole()
    {
        List<byte[]> blocks = ExposureStudyTests.Blocks(new(seed: 7), 5, 5);
        byte[] framed = [.. blocks.SelectMany(block => ChainFiles.Frame(block))];
        using var files = new ChainFiles();
        ExposureReport report = Study.Run(new() { Blocks = files.Write("blocks.dat", framed[..^10]) });
        Assert.Equal((4, 1), (report.Chain!.Blocks, report.Chain.CutShortBlocks));
    }

    [Fact]
    public void Run_ChangedWitness_IsRefusedByTheCommitment()
    {
        byte[] block = ExposureStudyTests.Blocks(new(seed: 8), 6, 20)[^1];
        // The last bytes of the last payment: its lock time, and before it its witness, if it has one.
        int place = Enumerable.Range(0, block.Length).Last(i => i < block.Length - 4 && block[i] == 0x30);
        block[place] = 0x31;
        using var files = new ChainFiles();
        string message = Assert.Throws<BitcoinFormatException>(() =>
            Study.Run(new() { Blocks = files.Write("block.dat", ChainFiles.Frame(block)) })).Message;
        Assert.Matches("witnesses|merkle root", message);
    }

    private static byte[] Mutate(byte[] valid, Random random)
    {
        var bytes = new List<byte>(valid);
        for (int edit = random.Next(1, 4); edit > 0 && bytes.Count > 8; edit--)
        {
            int place = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[place] = (byte)random.Next(256); break;
                case 1: bytes.Insert(place, (byte)random.Next(256)); break;
                case 2: bytes.RemoveRange(place, Math.Min(random.Next(1, 9), bytes.Count - place)); break;
                case 3: bytes.RemoveRange(place, bytes.Count - place); break;
                default:
                    for (int i = place; i < Math.Min(bytes.Count, place + 9); i++)
                        bytes[i] = 0xFF;
                    break;
            }
        }

        return [.. bytes];
    }
}
