using Chrysalis.Quantum.Published;
using Chrysalis.Studies.Memory;

namespace Chrysalis.Studies.Tests.Memory;

public class WillowComparisonTests
{
    /// <summary>As in the abstract of arXiv:2408.13687: 2.14 ± 0.02 and 0.143 % ± 0.003 %.</summary>
    [Fact]
    public void Figures_OfThePaper_ReadAsThere()
    {
        Assert.Equal("2.14 ± 0.02", WillowFigures.LambdaText);
        Assert.Equal("0.143 % ± 0.003 %", WillowFigures.ErrorsPerCycleWithError);
        Assert.Contains("Willow's 2.14 was decoded by a neural network", WillowComparison.Why, StringComparison.Ordinal);
        Assert.Equal("2.14 ± 0.02, d = 7: 0.143 %", WillowComparison.PublishedRefits[0][1]);
    }
}
