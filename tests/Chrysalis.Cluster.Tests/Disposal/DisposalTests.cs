namespace Chrysalis.Cluster.Tests.Disposal;

public sealed class DisposalTests
{
    [Fact]
    public void PublicTypes_AfterDispose_RefuseEveryUse() => new DisposableTypes(typeof(Worker).Assembly).RefuseEveryUse();
}
