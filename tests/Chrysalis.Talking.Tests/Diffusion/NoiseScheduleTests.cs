using Chrysalis.Talking.Diffusion;

namespace Chrysalis.Talking.Tests.Diffusion;

public sealed class NoiseScheduleTests
{
    /// <summary>Shares of the picture as Nichol 2021, eq. 17, writes them, until the bound on a step's noise is reached.</summary>
    [Theory]
    [InlineData(1000)]
    [InlineData(50)]
    public void Cosine_KeepsAsMuchOfThePictureAsItsFormula(int steps)
    {
        NoiseSchedule schedule = NoiseSchedule.Cosine(steps);
        double start = Math.Pow(Math.Cos(0.008 / 1.008 * Math.PI / 2), 2);
        for (int i = 0; i < steps - 1; i++)
        {
            double wanted = Math.Pow(Math.Cos(((i + 1.0) / steps + 0.008) / 1.008 * Math.PI / 2), 2) / start;
            Assert.Equal(wanted, schedule.Kept(i), 12);
        }

        Assert.Equal(0.999, schedule.Beta(steps - 1));
        Assert.Equal(steps, schedule.Steps);
    }

    [Fact]
    public void Linear_ThousandSteps_GoesFromTheFirstShareToTheLast()
    {
        NoiseSchedule schedule = NoiseSchedule.Linear(1000);
        Assert.Equal(1e-4, schedule.Beta(0), 15);
        Assert.Equal(0.02, schedule.Beta(999), 15);
        Assert.Equal((1e-4 + 0.02) / 2, (schedule.Beta(499) + schedule.Beta(500)) / 2, 12);
        Assert.InRange(schedule.Kept(999), 3e-5, 5e-5); // Ho 2020: the picture is as good as gone
    }

    [Theory]
    [InlineData("100")]
    [InlineData("250")]
    [InlineData("ddim50")]
    [InlineData("1")]
    [InlineData("1000")]
    public void Of_SomeSteps_KeepsAfterEachWhatTheWholeScheduleKeeps(string text)
    {
        NoiseSchedule whole = NoiseSchedule.Cosine(1000);
        StepSubset steps = StepSubset.Parse(text, 1000);
        NoiseSchedule some = whole.Of(steps);
        Assert.Equal(steps.Count, some.Steps);
        double product = 1;
        for (int i = 0; i < steps.Count; i++)
        {
            product *= 1 - some.Beta(i); // of a share near 1, eight digits are left
            double wanted = 1;
            for (int t = 0; t <= steps[i]; t++)
                wanted *= 1 - whole.Beta(t);
            Assert.Equal(1, product / wanted, 7);
        }
    }

    [Fact]
    public void New_SharesThatCannotBe_AreRefused()
    {
        foreach (double[] shares in (double[][])[[], [0.1, 0], [1], [double.NaN], [-0.1]])
            Assert.Throws<ArgumentException>(() => new NoiseSchedule(shares));
    }
}
