using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Talk.Speak;
using Chrysalis.Cli.Talk;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Talk.Speak;

public sealed class SpeechFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Pair_OneFile_GoesToTheNamedOutput()
    {
        string audio = folder.File("a.wav");

        Assert.Equal([(audio, "out.mov")], SpeechFiles.Pair([audio], "out.mov"));
    }

    [Fact]
    public void Pair_OneFileAndAFolder_GoesIntoIt()
    {
        string audio = folder.File("a.wav");

        Assert.Equal([(audio, Path.Combine(folder.Path, "a.mp4"))], SpeechFiles.Pair([audio], folder.Path));
    }

    [Fact]
    public void Pair_AFolder_TakesItsRecordingsInOrderOfTheirNames()
    {
        string second = folder.File("in/b.WAV");
        string first = folder.File("in/a.mp3");
        folder.File("in/notes.txt");
        folder.File("in/._a.mp3");
        folder.File("in/.DS_Store");

        Assert.Equal(
            [(first, Path.Combine("videos", "a.mp4")), (second, Path.Combine("videos", "b.mp4"))],
            SpeechFiles.Pair([Path.Combine(folder.Path, "in")], "videos"));
    }

    [Fact]
    public void Pair_SeveralIntoOneVideo_IsRefused()
    {
        string[] audio = [folder.File("a.wav"), folder.File("b.wav")];

        Assert.Equal(
            "2 recordings cannot all become 'x.mp4': give a folder with -o.",
            Assert.Throws<UsageException>(() => SpeechFiles.Pair(audio, "x.mp4")).Message);
    }

    [Fact]
    public void Pair_TwoOfOneName_NamesBoth()
    {
        string[] audio = [folder.File("a.wav"), folder.File("a.mp3")];

        string message = Assert.Throws<UsageException>(() => SpeechFiles.Pair(audio, "videos")).Message;

        Assert.Contains("a.wav' and ", message, StringComparison.Ordinal);
        Assert.Contains("a.mp3' would both become", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pair_FolderWithoutRecordings_IsRefused()
    {
        folder.File("in/notes.txt");
        folder.File("in/._a.mp3");
        folder.File("in/.DS_Store");

        Assert.Throws<UsageException>(() => SpeechFiles.Pair([Path.Combine(folder.Path, "in")], "videos"));
    }

    [Fact]
    public void Pair_MissingFile_IsRefused() =>
        Assert.Throws<UsageException>(() => SpeechFiles.Pair([Path.Combine(folder.Path, "no.wav")], "x.mp4"));
}
