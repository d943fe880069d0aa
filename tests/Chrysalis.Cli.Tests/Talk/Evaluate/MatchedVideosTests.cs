using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Talk.Evaluate;
using Chrysalis.Cli.Talk;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Talk.Evaluate;

public sealed class MatchedVideosTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Real => Path.Combine(folder.Path, "real");

    private string Made => Path.Combine(folder.Path, "made");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_TwoFolders_PairsByNameWhateverTheExtension()
    {
        string a = folder.File("real/a.mpg");
        folder.File("real/unused.mpg");
        string generated = folder.File("made/a.mp4");
        folder.File("made/notes.txt");

        Assert.Equal([(a, generated)], MatchedVideos.Of(Real, Made));
    }

    [Fact]
    public void Of_GeneratedWithoutAReal_NamesIt()
    {
        folder.File("real/a.mpg");
        folder.File("made/b.mp4");

        Assert.Contains(
            "has no video named 'b'", Assert.Throws<UsageException>(() => MatchedVideos.Of(Real, Made)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FileAndFolder_IsRefused()
    {
        string file = folder.File("real/a.mpg");

        Assert.Contains(
            "give two files or two folders", Assert.Throws<UsageException>(() => MatchedVideos.Of(file, folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Missing_IsRefused() =>
        Assert.Equal(2, ProgramRun.Of("talk", "evaluate", "--reference", "/no.mp4", "--generated", "/no2.mp4").ExitCode);
}
