namespace Chrysalis.Foundation.Tests.Files;

public sealed class TestTemporariesTests
{
    [Fact]
    public void TemporaryFiles_OfATest_LieInTheRunsOwnFolder()
    {
        using var folder = new TemporaryFolder();
        Assert.StartsWith(TestTemporaries.Root, folder.Path, StringComparison.Ordinal);
        Assert.StartsWith(TestTemporaries.Root, Path.GetTempPath(), StringComparison.Ordinal);
        Assert.Contains($"-{Environment.ProcessId}-", TestTemporaries.Root, StringComparison.Ordinal);
    }
}
