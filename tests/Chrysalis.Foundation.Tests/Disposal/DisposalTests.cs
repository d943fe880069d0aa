using Chrysalis.Foundation.Files;
using Chrysalis.Foundation.Lifetimes;

namespace Chrysalis.Foundation.Tests.Disposal;

public sealed class DisposalTests
{
    [Fact]
    public void PublicTypes_AfterDispose_RefuseEveryUse()
    {
        using var folder = new TemporaryFolder();
        new DisposableTypes(typeof(PendingFile).Assembly)
            .With(() => new PendingFile(Path.Combine(folder.Path, "file")), "Target", "TemporaryPath")
            .With(() => new Spares<PendingFile>())
            .RefuseEveryUse();
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
