namespace Chrysalis.Studies.Tests.Disposal;

public sealed class DisposalTests
{
    [Fact]
    public void PublicTypes_AfterDispose_RefuseEveryUse() =>
        new DisposableTypes(typeof(Chrysalis.Studies.Mine.MineStudy).Assembly).RefuseEveryUse();
}
