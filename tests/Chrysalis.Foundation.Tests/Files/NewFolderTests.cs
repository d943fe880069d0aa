using Chrysalis.Foundation.Files;
using Chrysalis.Testing;
using Xunit;

namespace Chrysalis.Foundation.Tests.Files;

public sealed class NewFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WhyNot_FolderThatIsNotThereOrEmpty_Nothing()
    {
        string empty = Directory.CreateDirectory(Path.Combine(folder.Path, "empty")).FullName;
        Assert.Null(NewFolder.WhyNot(empty));
        Assert.Null(NewFolder.WhyNot(Path.Combine(folder.Path, "not", "there")));
    }

    [Fact]
    public void WhyNot_SomethingThere_IsToldAndLeft()
    {
        string file = folder.File("there/precious.txt");
        string there = Path.GetDirectoryName(file)!;
        Assert.Equal($"'{there}' is there already: name a folder that does not exist or is empty.", NewFolder.WhyNot(there)!.Sentence);
        Assert.Equal($"'{file}' is there already: name a folder that does not exist or is empty.", NewFolder.WhyNot(file)!.Sentence);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void WhyNot_BelowAFile_IsTold()
    {
        string file = folder.File("precious.txt");
        Assert.Contains("which is a file", NewFolder.WhyNot(Path.Combine(file, "below"))!.Sentence, StringComparison.Ordinal);
    }
}
