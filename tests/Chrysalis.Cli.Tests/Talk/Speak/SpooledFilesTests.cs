using System.Diagnostics;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Talk.Speak;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Talk.Speak;

public sealed class SpooledFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_AFile_IsReadWhereItLies()
    {
        string file = folder.File("a.wav");

        using var inputs = SpooledFiles.Of([file]);

        Assert.False(inputs.IsSpooled(file));
        Assert.Equal(file, inputs.PathOf(file));
    }

    [Fact]
    public async Task Of_ANamedPipe_IsKeptOnceAndGoesAfterwards()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "named pipes are other things on Windows");
        byte[] wav = Wav();
        string pipe = Path.Combine(folder.Path, "pipe");
        using (Process made = Process.Start("mkfifo", [pipe]))
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        Task writing = Task.Run(() => File.WriteAllBytes(pipe, wav), TestContext.Current.CancellationToken);

        string kept;
        using (var inputs = SpooledFiles.Of([pipe]))
        {
            kept = inputs.PathOf(pipe);
            Assert.True(inputs.IsSpooled(pipe));
            Assert.Equal(wav, await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken));
        }

        await writing;
        Assert.False(File.Exists(kept));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("/dev/stdin")]
    public void Of_StandardInputBesideOthers_IsRefused(string input) => Assert.Contains(
        "give no others beside it", Assert.Throws<UsageException>(() => SpooledFiles.Of([input, folder.File("a.wav")])).Message,
        StringComparison.Ordinal);

    // One second of silence, 8 kHz, 8 bits.
    private static byte[] Wav() =>
    [
        .. "RIFF"u8, .. BitConverter.GetBytes(36 + 8000), .. "WAVEfmt "u8, .. BitConverter.GetBytes(16), 1, 0, 1, 0,
        .. BitConverter.GetBytes(8000), .. BitConverter.GetBytes(8000), 1, 0, 8, 0, .. "data"u8, .. BitConverter.GetBytes(8000),
        .. Enumerable.Repeat((byte)128, 8000)
    ];
}
