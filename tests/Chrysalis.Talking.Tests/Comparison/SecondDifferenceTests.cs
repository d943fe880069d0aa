using Chrysalis.Talking.Comparison;
using Chrysalis.Talking.Motion.Idle;

namespace Chrysalis.Talking.Tests.Comparison;

/// <summary>Flicker is what no steady movement explains.</summary>
public class SecondDifferenceTests
{
    [Fact]
    public void Mean_SteadilyBrighter_IsNone()
    {
        var flicker = new SecondDifference();
        for (byte level = 0; level < 100; level += 5)
            flicker.Add([level, (byte)(level + 7), 40]);

        Assert.Equal(0, flicker.Mean);
    }

    [Fact]
    public void Mean_EveryOtherPictureBrighter_IsTwiceTheStep()
    {
        var flicker = new SecondDifference();
        for (int i = 0; i < 10; i++)
            flicker.Add([(byte)(100 + i % 2 * 6), (byte)(50 + i % 2 * 6)]);

        Assert.Equal(12, flicker.Mean);
    }

    [Fact]
    public void Break_BetweenPictures_ComparesNothingAcrossIt()
    {
        var flicker = new SecondDifference();
        foreach (byte level in (byte[])[10, 10, 200, 200])
        {
            flicker.Add([level]);
            flicker.Break();
        }

        Assert.Null(flicker.Mean);
    }

    [Fact]
    public void Blinks_AreCountedOnceEach() =>
        Assert.Equal(2, BlinkRhythm.Blinks([0, 0.2f, 0.7f, 1, 0.6f, 0.1f, 0, 0, 0.8f, 0.3f], 25).Count());
}
