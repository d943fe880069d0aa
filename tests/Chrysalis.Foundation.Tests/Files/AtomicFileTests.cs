using Chrysalis.Foundation.Files;

namespace Chrysalis.Foundation.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis atomic ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Write_FailingHalfWay_KeepsTheOldFileAndLeavesNothing()
    {
        string path = Path.Combine(folder, "a.txt");
        AtomicFile.WriteText(path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException("half way");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Write_FullDisk_SaysSoInOneSentence()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "this system has no /dev/full");
        string path = Path.Combine(folder, "b.txt");
        var error = Assert.Throws<IOException>(() => AtomicFile.Write(path, _ =>
        {
            using FileStream full = new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            full.Write(new byte[100]);
        }));
        Assert.Equal($"The disk is full: '{path}' could not be written; free some space and run again.", error.Message);
        Assert.Empty(Directory.GetFiles(folder));
    }
}
