namespace Chrysalis.Reports.Tests.Disposal;

public sealed class DisposalTests
{
    [Fact]
    public void PublicTypes_AfterDispose_RefuseEveryUse() =>
        new DisposableTypes(typeof(Chrysalis.Reports.Html.HtmlReport).Assembly).RefuseEveryUse();
}
