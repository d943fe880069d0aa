using Chrysalis.Cli.Talk.Speak;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Tests.Talk.Speak;

public sealed class FinishedVideosTests : IDisposable
{
    private static readonly SpokenVideo Video = new("a.mp4", 25, 0, 1.5, 16.7, true, ["A warning."]);

    private readonly TemporaryFolder folder = new();

    public FinishedVideosTests()
    {
        foreach (string name in (string[])["a.wav", "b.wav", "face.png", "persona/persona.json", "videos/a.mp4"])
            folder.File(name, name);
        Videos().Keep(Request(), Video);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Find_TheSameAgain_IsTheVideoThatWasMade()
    {
        SpokenVideo? found = Videos().Find(Request());
        Assert.NotNull(found);
        Assert.True(found.AlreadyMade);
        Assert.Equal(Request().Output, found.Output);
        Assert.Equal(Video.Warnings, found.Warnings);
        Assert.Equal(Video with { Output = found.Output, AlreadyMade = true, Warnings = found.Warnings }, found);
    }

    [Fact]
    public void Find_TheSameContentElsewhere_IsTheVideoThatWasMade()
    {
        File.Move(PathOf("face.png"), PathOf("other.png"));
        Assert.NotNull(Videos("other.png").Find(Request()));
    }

    [Theory]
    [InlineData("a.wav")]
    [InlineData("face.png")]
    [InlineData("persona/persona.json")]
    [InlineData("videos/a.mp4")]
    public void Find_AnythingItWasMadeOfChanged_IsNone(string changed)
    {
        File.AppendAllText(PathOf(changed), "!");
        Assert.Null(Videos().Find(Request()));
    }

    [Fact]
    public void Find_OtherOptionsRecordingSeedOrName_IsNone()
    {
        Assert.Null(new FinishedVideos(Words("face.png") with { Words = ["--crf", "20"] }, PathOf("persona")).Find(Request()));
        Assert.Null(Videos().Find(Request() with { Audio = PathOf("b.wav") }));
        Assert.Null(Videos().Find(Request() with { Seed = 8 }));
        File.Copy(PathOf("videos/a.mp4"), PathOf("videos/b.mp4"));
        Assert.Null(Videos().Find(Request() with { Output = PathOf("videos/b.mp4") }));
    }

    [Fact]
    public void Find_VideoTakenAway_IsNone()
    {
        File.Delete(PathOf("videos/a.mp4"));
        Assert.Null(Videos().Find(Request()));
    }

    [Theory]
    [InlineData("/elsewhere/a.wav", "videos")]
    [InlineData("videos/../etc/a.wav", "videos")]
    [InlineData("videos/a.wav", "videosbutnot")]
    public void Of_FilesOutsideTheFoldersOfTheWorker_AreRefused(string recording, string output)
    {
        string allowed = Directory.CreateDirectory(PathOf("videos")).FullName;
        Assert.Contains(
            $"is in none of the folders that this worker may use ({allowed}): start it with --folder for it.",
            Assert.ThrowsAny<Exception>(
                () => SpeakJob.Of(new([], [PathOf(recording)], PathOf(output), false), new([allowed]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ProgramThatCameWithWeights_IsRefused() => Assert.StartsWith(
        "Workers run no TorchScript of others",
        Assert.ThrowsAny<Exception>(
            () => SpeakJob.Of(
                new(["--trust-torchscript"], [PathOf("a.wav")], PathOf("videos"), false), new([PathOf("")]))).Message,
        StringComparison.Ordinal);

    private FinishedVideos Videos(string face = "face.png") => new(Words(face), PathOf("persona"));

    private SpeakWords Words(string face) => new(["--face", PathOf(face), "--crf", "18"], [PathOf(face)]);

    private SpeakRequest Request() => new() { Audio = PathOf("a.wav"), Output = PathOf("videos/a.mp4"), Seed = 7 };

    private string PathOf(string name) => Path.Combine(folder.Path, name);
}
