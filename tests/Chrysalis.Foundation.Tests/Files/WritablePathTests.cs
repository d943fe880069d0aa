using Chrysalis.Foundation.Files;
using Chrysalis.Testing;

namespace Chrysalis.Foundation.Tests.Files;

public class WritablePathTests
{
    [Theory]
    [InlineData("", "is no file name")]
    [InlineData(" ", "is no file name")]
    [InlineData("a\0b", "is no file name")]
    [InlineData(".", "is a folder")]
    [InlineData("/", "is a folder")]
    [InlineData("new/", "is a folder")]
    public void WhyNot_NoFile_IsNamed(string path, string rule)
    {
        Assert.Equal(rule, WritablePath.WhyNot(path)!.Rule);
    }

    [Fact]
    public void WhyNot_ANewFileInANewFolder_IsFineAndNothingIsMade()
    {
        using var folder = new TemporaryFolder();

        Assert.Null(WritablePath.WhyNot(Path.Combine(folder.Path, "new", "deeper", "a.html")));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void WhyNot_BelowAFile_NamesTheFile()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("notes.txt");
        File.WriteAllText(file, "x");

        Assert.Contains(
            "notes.txt', which is a file", WritablePath.WhyNot(Path.Combine(file, "a", "b.html"))!.Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void WhyNot_LongNames_AreRefusedWhereTheFileSystemWould(int length, bool fits)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, new string('a', length));

        Assert.Equal(fits, WritablePath.WhyNot(path) is null);
        if (fits)
            File.WriteAllText(path, "x");
        else
            Assert.ThrowsAny<IOException>(() => File.WriteAllText(path, "x"));
    }

    [Fact]
    public void WhyNot_AFolderThatRefusesFiles_IsNamed()
    {
        // The kernel's own folder takes no files from anybody, also not from the super-user that tests may run as.
        Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no /proc here.");

        Assert.Contains("refuses new files", WritablePath.WhyNot("/proc/a.html")!.Rule, StringComparison.Ordinal);
    }
}
