using Chrysalis.Cli.CommandLine;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.CommandLine;

public class OutputFolderTests
{
    [Fact]
    public void Dispose_NothingWritten_TakesTheFolderAway()
    {
        using var folder = new TemporaryFolder();
        string inner = Path.Combine(folder.Path, "new");

        using (new OutputFolder(Path.Combine(inner, "a.mp4")))
            Assert.True(Directory.Exists(inner));

        Assert.False(Directory.Exists(inner));
    }

    [Fact]
    public void Dispose_SomethingWritten_KeepsIt()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "new", "a.mp4");

        using (new OutputFolder(file))
            File.WriteAllText(file, "x");

        Assert.True(File.Exists(file));
    }

    [Fact]
    public void Constructor_BelowAFile_IsRefused()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<UsageException>(() => new OutputFolder(Path.Combine(folder.File("file"), "a.mp4")));
    }
}
