using Chrysalis.Foundation.Errors;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Foundation.Tests.Files;

public sealed class VisibleFilesTests : IDisposable
{
    private static readonly string[] Videos = [".mp4"];
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis visible ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void In_HiddenFiles_AreNotMeant()
    {
        string[] names = ["b.mp4", "A.MP4", "._b.mp4", ".DS_Store", ".chrysalis-0f3a9c11-4711-6b1d0c9a4e2f8877.mp4", "notes.txt"];
        foreach (string name in names)
            File.WriteAllText(Path.Combine(folder, name), "x");

        Assert.Equal(["A.MP4", "b.mp4"], VisibleFiles.In(folder, Videos).Select(path => Path.GetFileName(path)!));
    }

    [Fact]
    public void Below_LinksInACircle_GivesEachFileOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on Windows");
        string below = Directory.CreateDirectory(Path.Combine(folder, "below")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, ".hidden"));
        File.WriteAllText(Path.Combine(below, "a.mp4"), "x");
        File.WriteAllText(Path.Combine(folder, ".hidden", "b.mp4"), "x");
        Directory.CreateSymbolicLink(Path.Combine(below, "up"), folder);
        File.CreateSymbolicLink(Path.Combine(folder, "loop"), "loop");

        Assert.Equal([Path.Combine(below, "a.mp4")], VisibleFiles.Below(folder, Videos));
    }

    [Fact]
    public void BrokenLink_LoopOrNowhere_IsOne()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on Windows");
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "x");
        File.CreateSymbolicLink(Path.Combine(folder, "loop"), "loop");
        File.CreateSymbolicLink(Path.Combine(folder, "nowhere"), "missing");
        File.CreateSymbolicLink(Path.Combine(folder, "good"), file);

        Assert.True(BrokenLink.Is(Path.Combine(folder, "loop")));
        Assert.True(BrokenLink.Is(Path.Combine(folder, "nowhere")));
        Assert.False(BrokenLink.Is(Path.Combine(folder, "good")));
        Assert.False(BrokenLink.Is(file));
    }
}
