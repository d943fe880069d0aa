using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Media;

public class ProbedFilesTests
{
    private int asked;

    [Fact]
    public void Of_SameFileAgain_AsksOnceAndNamesItAsItWasGiven()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.wav", "sound"), other = Path.Combine(folder.Path, ".", "a.wav");

        Assert.Equal(path, ProbedFiles.Of(path, Ask).Path);
        Assert.Equal(other, ProbedFiles.Of(other, Ask).Path);
        Assert.Equal(1, asked);
    }

    [Fact]
    public void Of_FileThatChanged_IsAskedAnew()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.wav", "sound");
        ProbedFiles.Of(path, Ask);
        File.WriteAllText(path, "longer sound");
        ProbedFiles.Of(path, Ask);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-5));
        ProbedFiles.Of(path, Ask);

        Assert.Equal(3, asked);
    }

    [Fact]
    public void Of_LinkWhoseTargetChanges_IsAskedEveryTime()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        using var folder = new TemporaryFolder();
        string link = Path.Combine(folder.Path, "link.wav");
        File.CreateSymbolicLink(link, folder.File("a.wav", "sound"));

        ProbedFiles.Of(link, Ask);
        ProbedFiles.Of(link, Ask);

        Assert.Equal(2, asked);
    }

    [Fact]
    public void Of_FileThatIsRefused_IsAskedAnew()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.wav", "sound");

        Assert.Throws<MediaException>(() => ProbedFiles.Of(path, _ => throw new MediaException("It is none.")));
        Assert.Equal(path, ProbedFiles.Of(path, Ask).Path);
    }

    private MediaInfo Ask(string path)
    {
        asked++;
        return new()
        {
            Path = path, HasVideo = false, HasAudio = true, IsStillImage = false, Width = 0, Height = 0, FrameRate = new(25),
            IsVariableFrameRate = false, Duration = TimeSpan.FromSeconds(1), VideoStart = default, AudioStart = default,
        };
    }
}
