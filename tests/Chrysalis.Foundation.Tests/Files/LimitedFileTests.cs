using Chrysalis.Foundation.Files;

namespace Chrysalis.Foundation.Tests.Files;

public sealed class LimitedFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string path;

    public LimitedFileTests() => path = folder.File("limited", "");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    public void ReadBytes_UpToTheLimit_AreTheFiles(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        File.WriteAllBytes(path, bytes);
        Assert.Equal(bytes, LimitedFile.ReadBytes(path, 100, _ => new InvalidDataException()));
    }

    [Fact]
    public void ReadBytes_OneTooMany_GivesTheCallersErrorWithTheLength()
    {
        File.WriteAllBytes(path, new byte[101]);
        var error = Assert.Throws<InvalidDataException>(() =>
            LimitedFile.ReadBytes(path, 100, length => new InvalidDataException($"{length}")));
        Assert.Equal("101", error.Message);
    }

    [Fact]
    public void ReadBytes_DeviceWithoutEnd_IsRefused()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "this system has no /dev/zero");
        Assert.Throws<InvalidDataException>(() => LimitedFile.ReadBytes("/dev/zero", 1 << 20, _ => new InvalidDataException()));
    }

    [Fact]
    public void ReadText_WithAMark_IsReadWithoutIt()
    {
        File.WriteAllText(path, "Λ = 2.14", new System.Text.UTF8Encoding(true));
        Assert.Equal("Λ = 2.14", LimitedFile.ReadText(path, 100, _ => new InvalidDataException()));
    }
}
