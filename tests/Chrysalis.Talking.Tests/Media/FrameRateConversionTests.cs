using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Media;

public class FrameRateConversionTests
{
    private static readonly FrameRate[] Rates =
        [new(25), new(30), new(30000, 1001), new(24000, 1001), new(50), new(60), new(12), new(359280, 11987)];

    public static TheoryData<FrameRate, FrameRate> Pairs()
    {
        var pairs = new TheoryData<FrameRate, FrameRate>();
        foreach (FrameRate from in Rates)
        {
            foreach (FrameRate to in Rates)
                pairs.Add(from, to);
        }

        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Convert_AnyRates_NearestFrameInTimeAndSameLength(FrameRate from, FrameRate to)
    {
        foreach (int count in new[] { 1, 2, 24, 25, 26, 1499 })
        {
            int[] shown = [.. FrameRateConversion.Convert(Enumerable.Range(0, count), from, to)];

            Assert.InRange(
                shown.Length / to.PerSecond, count / from.PerSecond - 0.51 / to.PerSecond,
                Math.Max(count / from.PerSecond + 0.51 / to.PerSecond, 1 / to.PerSecond));
            for (int i = 0; i < shown.Length; i++)
            {
                double time = i / to.PerSecond;
                int[] around = [Math.Max(0, shown[i] - 1), shown[i], Math.Min(count - 1, shown[i] + 1)];
                double nearest = around.Min(frame => Math.Abs(frame / from.PerSecond - time));
                Assert.InRange(Math.Abs(shown[i] / from.PerSecond - time), 0, nearest + 1e-9);
            }
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Convert_UpAndBack_GivesTheSameFrames(FrameRate from, FrameRate to)
    {
        if (to.PerSecond < from.PerSecond)
            (from, to) = (to, from);
        int[] frames = [.. Enumerable.Range(0, 1000)];

        Assert.Equal(frames, FrameRateConversion.Convert(FrameRateConversion.Convert(frames, from, to), to, from));
    }

    [Fact]
    public void Convert_NoFrames_GivesNone() => Assert.Empty(FrameRateConversion.Convert(Array.Empty<int>(), new(25), new(30)));

    [Fact]
    public void SourceIndex_AfterTenHours_IsExact() =>
        Assert.Equal(900_000, FrameRateConversion.SourceIndex(1_080_000, new(25), new(30)));
}
