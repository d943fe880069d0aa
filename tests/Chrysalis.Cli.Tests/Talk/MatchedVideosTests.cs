using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Talk;
using Chrysalis.Talking;

namespace Chrysalis.Cli.Tests.Talk;

public sealed class MatchedVideosTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Real => Path.Combine(_folder.Path, "real");

    private string Made => Path.Combine(_folder.Path, "made");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_TwoFolders_PairsByNameWhateverTheExtension()
    {
        string a = _folder.File("real/a.mpg");
        _folder.File("real/unused.mpg");
        string generated = _folder.File("made/a.mp4");
        _folder.File("made/notes.txt");

        Assert.Equal([(a, generated)], MatchedVideos.Of(Real, Made));
    }

    [Fact]
    public void Of_GeneratedWithoutAReal_NamesIt()
    {
        _folder.File("real/a.mpg");
        _folder.File("made/b.mp4");

        Assert.Contains("has no video named 'b'", Assert.Throws<UsageException>(() => MatchedVideos.Of(Real, Made)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FileAndFolder_IsRefused()
    {
        string file = _folder.File("real/a.mpg");

        Assert.Contains("give two files or two folders", Assert.Throws<UsageException>(() => MatchedVideos.Of(file, _folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Missing_IsRefused() => Assert.Equal(2, ProgramRun.Of("talk", "evaluate", "--reference", "/no.mp4", "--generated", "/no2.mp4").ExitCode);
}
