using Chrysalis.Quantum;
using Chrysalis.Studies.Shor;

namespace Chrysalis.Studies.Tests.Shor;

public class FactoringFindingsTests
{
    [Theory]
    [InlineData(15, 1)]
    [InlineData(21, 3)]
    [InlineData(899, 2)]
    public void Of_Modulus_IsSplitByItsLastRun(int modulus, int seed)
    {
        var findings = FactoringFindings.Of(modulus, seed, TestContext.Current.CancellationToken);

        Assert.InRange(findings.Factor, 2, modulus - 1);
        Assert.Equal(modulus, findings.Factor * findings.Cofactor);
        Assert.Equal(findings.Factor, findings.Runs[^1].Run.Factor);
        Assert.All(findings.Runs.SkipLast(1), run => Assert.Null(run.Run.Factor));
    }

    [Fact]
    public void Of_Prime_IsRefused() =>
        Assert.Throws<QuantumException>(() => FactoringFindings.Of(13, 1, TestContext.Current.CancellationToken));
}
