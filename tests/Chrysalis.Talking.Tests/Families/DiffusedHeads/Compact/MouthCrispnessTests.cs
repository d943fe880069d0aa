using Chrysalis.Talking.Families.DiffusedHeads.Compact;

namespace Chrysalis.Talking.Tests.Families.DiffusedHeads.Compact;

/// <summary>What drawn mouths are given back of the corners that they round.</summary>
public class MouthCrispnessTests
{
    [Fact]
    public void Apply_SteadyMovement_StaysAsItIs()
    {
        float[] mouth = [1, -2];

        MouthCrispness.Apply([0.5f, -1], [1.5f, -3], mouth);

        Assert.Equal([1, -2], mouth);
    }

    [Fact]
    public void Apply_LipsThatMeetForAFrame_MeetMore()
    {
        float[] mouth = [-1];

        MouthCrispness.Apply([0], [0], mouth);

        Assert.True(mouth[0] < -1);
    }

    [Fact]
    public void Apply_WhatRisesAndFallsAlike_IsMirrored()
    {
        float[] peak = [1], valley = [-1];

        MouthCrispness.Apply([0.2f], [0.4f], peak);
        MouthCrispness.Apply([-0.2f], [-0.4f], valley);

        Assert.Equal(peak[0], -valley[0], 6);
    }
}
