using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.Tests.MemoryExperiment;

public class RateEstimateTests
{
    /// <summary>Flips of single cycles combined one by one.</summary>
    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.00143, 25)]
    [InlineData(0.2, 7)]
    public void PerCycle_CyclesCombinedOneByOne_IsTheirRate(double perCycle, int cycles)
    {
        double share = 0;
        for (int i = 0; i < cycles; i++)
            share = (share * (1 - perCycle)) + ((1 - share) * perCycle);

        Assert.Equal(share, RateEstimate.AfterCycles(perCycle, cycles), 12);
        Assert.Equal(perCycle, RateEstimate.PerCycle(share, cycles), 12);
    }

    [Fact]
    public void PerCycle_TinyRates_KeepTheirDigits() => Assert.Equal(1e-14, RateEstimate.PerCycle(1e-12, 100), 1e-20);

    [Fact]
    public void PerCycle_HalfOfAllShotsWrong_IsOneHalf() => Assert.Equal(0.5, RateEstimate.PerCycle(0.51, 9));

    [Fact]
    public void PerShot_NoErrors_BoundsFromAboveOnly()
    {
        RateEstimate rate = RateEstimate.PerShot(0, 1000);

        Assert.Equal((0, 0), (rate.Value, rate.Low));
        Assert.InRange(rate.High, 0.003, 0.005);
    }
}
