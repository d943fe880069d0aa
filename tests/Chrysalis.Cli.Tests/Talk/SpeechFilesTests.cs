using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Talk;
using Chrysalis.Talking;

namespace Chrysalis.Cli.Tests.Talk;

public sealed class SpeechFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pair_OneFile_GoesToTheNamedOutput()
    {
        string audio = _folder.File("a.wav");

        Assert.Equal([(audio, "out.mov")], SpeechFiles.Pair([audio], "out.mov"));
    }

    [Fact]
    public void Pair_OneFileAndAFolder_GoesIntoIt()
    {
        string audio = _folder.File("a.wav");

        Assert.Equal([(audio, Path.Combine(_folder.Path, "a.mp4"))], SpeechFiles.Pair([audio], _folder.Path));
    }

    [Fact]
    public void Pair_AFolder_TakesItsRecordingsInOrderOfTheirNames()
    {
        string second = _folder.File("in/b.WAV");
        string first = _folder.File("in/a.mp3");
        _folder.File("in/notes.txt");

        Assert.Equal([(first, Path.Combine("videos", "a.mp4")), (second, Path.Combine("videos", "b.mp4"))], SpeechFiles.Pair([Path.Combine(_folder.Path, "in")], "videos"));
    }

    [Fact]
    public void Pair_SeveralIntoOneVideo_IsRefused()
    {
        string[] audio = [_folder.File("a.wav"), _folder.File("b.wav")];

        Assert.Equal("2 recordings cannot all become 'x.mp4': give a folder with -o.", Assert.Throws<UsageException>(() => SpeechFiles.Pair(audio, "x.mp4")).Message);
    }

    [Fact]
    public void Pair_TwoOfOneName_NamesBoth()
    {
        string[] audio = [_folder.File("a.wav"), _folder.File("a.mp3")];

        string message = Assert.Throws<UsageException>(() => SpeechFiles.Pair(audio, "videos")).Message;

        Assert.Contains("a.wav' and ", message, StringComparison.Ordinal);
        Assert.Contains("a.mp3' would both become", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pair_FolderWithoutRecordings_IsRefused()
    {
        _folder.File("in/notes.txt");

        Assert.Throws<UsageException>(() => SpeechFiles.Pair([Path.Combine(_folder.Path, "in")], "videos"));
    }

    [Fact]
    public void Pair_MissingFile_IsRefused() => Assert.Throws<UsageException>(() => SpeechFiles.Pair([Path.Combine(_folder.Path, "no.wav")], "x.mp4"));
}
