using Chrysalis.Foundation.Errors;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Tests.Exposure;

/// <summary>A store gives what was put into it, or says that it is damaged.</summary>
public class ExposureStoreTests
{
    /// <summary>One bit of any file: the run refuses the store in one sentence that names the file.</summary>
    [Fact]
    public void Run_OneBitFlippedInTheStore_IsNoticed()
    {
        using var files = new ChainFiles();
        var chain = new SyntheticChain(seed: 41);
        files.WriteCore(ExposureStudyTests.Blocks(chain, 30, 300));
        var options = new ExposureOptions { Blocks = files.Path, Store = files.Store, MemoryMb = 1, UnsettledBlocks = 0 };
        ExposureReport right = Study.Run(options);
        Dictionary<string, byte[]> saved = Directory.GetFiles(files.Store).ToDictionary(path => path, File.ReadAllBytes);
        Assert.Contains(saved.Keys, path => path.Contains("coins-", StringComparison.Ordinal));
        var random = new Random(1);
        for (int i = 0; i < 40; i++)
        {
            foreach (string path in Directory.GetFiles(files.Store))
                File.Delete(path);
            foreach ((string path, byte[] bytes) in saved)
                File.WriteAllBytes(path, bytes);
            string[] filled = [.. saved.Keys.Where(path => saved[path].Length > 0)];
            string victim = filled[random.Next(filled.Length)];
            byte[] changed = [.. saved[victim]];
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(victim, changed);
            string message = Assert.Throws<QuantumException>(() => Study.Run(options)).Message;
            Assert.Contains(Path.GetFileName(victim), message, StringComparison.Ordinal);
            Assert.Contains("delete the store's folder", message, StringComparison.Ordinal);
        }

        foreach ((string path, byte[] bytes) in saved)
            File.WriteAllBytes(path, bytes);
        Assert.Equal(right.Summary.Rows, Study.Run(options).Summary.Rows);
    }

    /// <summary>What a stranger may write: lengths below zero or beyond the file, with a checksum that is right.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Run_WrongLengthInTheSavedBuffers_IsRefused(int length)
    {
        using var files = new ChainFiles();
        files.WriteCore(ExposureStudyTests.Blocks(new(seed: 42), 6, 10));
        var options = new ExposureOptions { Blocks = files.Path, Store = files.Store, UnsettledBlocks = 0 };
        Study.Run(options);
        string path = Assert.Single(Directory.GetFiles(files.Store, "pending.*"));
        byte[] bytes = File.ReadAllBytes(path)[..^4];
        BitConverter.GetBytes(length).CopyTo(bytes, 0);
        File.WriteAllBytes(path, [.. bytes, .. BitConverter.GetBytes(Checksum.Append(Checksum.Empty, bytes))]);
        Assert.Contains(
            Path.GetFileName(path), Assert.ThrowsAny<ChrysalisException>(() => Study.Run(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FilesOfAKilledRun_AreRemoved()
    {
        using var files = new ChainFiles();
        files.WriteCore(ExposureStudyTests.Blocks(new(seed: 43), 6, 10));
        var options = new ExposureOptions { Blocks = files.Path, Store = files.Store, UnsettledBlocks = 0 };
        Study.Run(options);
        string[] before = Directory.GetFiles(files.Store);
        File.WriteAllText(files.Store + "/pending.77", "x");
        File.WriteAllText(files.Store + "/coins-001.99", "x");
        Study.Run(options);
        Assert.Equal(before.Order(), Directory.GetFiles(files.Store).Order());
    }

    /// <summary>CRC-32C of nine digits is known to everyone (RFC 3720, B.4 uses the same polynomial).</summary>
    [Fact]
    public void Append_InParts_IsTheChecksumOfAll()
    {
        byte[] digits = [.. "123456789"u8];
        Assert.Equal(0xE3069283, Checksum.Append(Checksum.Empty, digits));
        for (int i = 0; i <= digits.Length; i++)
            Assert.Equal(0xE3069283, Checksum.Append(Checksum.Append(Checksum.Empty, digits.AsSpan(0, i)), digits.AsSpan(i)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(400_000)]
    public void PagedBuffers_KeepWhatWasAppended(int bytes)
    {
        var buffers = new PagedBuffers(3, bytes);
        List<byte>[] plain = [[], [], []];
        var random = new Random(bytes);
        for (int i = 0; i < 3000; i++)
        {
            int buffer = random.Next(3);
            if (random.Next(500) == 0)
            {
                buffers.Clear(buffer);
                plain[buffer].Clear();
            }

            byte[] record = new byte[random.Next(300)];
            random.NextBytes(record);
            buffers.Append(buffer, record);
            plain[buffer].AddRange(record);
        }

        Assert.Equal(plain.Sum(list => list.Count), buffers.Total);
        for (int i = 0; i < plain.Length; i++)
        {
            var copy = new byte[buffers.Used(i)];
            buffers.CopyTo(i, copy);
            Assert.Equal(plain[i], copy);
        }
    }
}
