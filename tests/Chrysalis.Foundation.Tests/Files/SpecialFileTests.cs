using System.Diagnostics;
using Chrysalis.Foundation.Files;
using Chrysalis.Testing;

namespace Chrysalis.Foundation.Tests.Files;

/// <summary>Devices, pipes and links keep their place when they are written to.</summary>
public class SpecialFileTests
{
    [Fact]
    public void Is_FilesFoldersAndNothing_AreNone()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("a");

        Assert.False(SpecialFile.Is(file));
        Assert.False(SpecialFile.Is(folder.Path));
        Assert.False(SpecialFile.Is(Path.Combine(folder.Path, "missing")));
        Assert.False(SpecialFile.Is(""));
    }

    [Fact]
    public void Write_ADevice_LeavesIt()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "There is no /dev/null here.");

        AtomicFile.WriteText("/dev/null", "away");

        Assert.True(SpecialFile.Is("/dev/null"));
        Assert.Null(WritablePath.WhyNot("/dev/null"));
        Assert.Throws<IOException>(() => new PendingFile("/dev/null"));
    }

    [Fact]
    public async Task Write_APipe_ReachesItsReader()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such pipes.");
        using var folder = new TemporaryFolder();
        string pipe = Path.Combine(folder.Path, "pipe");
        using (var made = Process.Start("mkfifo", [pipe]))
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        Task<string> read = Task.Run(() => File.ReadAllText(pipe), TestContext.Current.CancellationToken);

        AtomicFile.WriteText(pipe, "through");

        Assert.Equal("through", await read);
        Assert.True(SpecialFile.Is(pipe));
    }

    [Fact]
    public void Write_ALink_WritesWhatItLeadsTo()
    {
        using var folder = new TemporaryFolder();
        string target = folder.File("target", "before");
        string link = Path.Combine(folder.Path, "link");
        File.CreateSymbolicLink(link, target);

        AtomicFile.WriteText(link, "after");

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal("after", File.ReadAllText(target));
    }
}
