namespace Chrysalis.Jobs.Tests.Disposal;

public sealed class DisposalTests
{
    [Fact]
    public void PublicTypes_AfterDispose_RefuseEveryUse() =>
        new DisposableTypes(typeof(Chrysalis.Jobs.JobRunner).Assembly).RefuseEveryUse();
}
