using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Tests.Training;

public sealed class TrainingSeedsTests
{
    [Fact]
    public void Derive_StepsStagesPurposesAndSeeds_NeverMeet()
    {
        string[] purposes = ["step", "noise of step", "weights", "noise of weights", "validation", "settling"];
        ulong[] all =
        [
            .. from seed in Enumerable.Range(-3, 8)
               from stage in (string[])["mouth", "speech", "portrait", "expert", "generator", "judge"]
               from purpose in purposes
               from index in Enumerable.Range(0, 300)
               select TrainingSeeds.Derive(seed, stage, purpose, index),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Derive_StaysTheSame_OrUnfinishedTrainingsGoOnOtherwise() =>
        Assert.Equal(0x0UL, TrainingSeeds.Derive(1, "mouth", "step", 0));

    [Fact]
    public void SeededRandom_IsPublishedXoshiro() =>
        Assert.Equal(11091344671253066420UL, new SeededRandom(0).NextBits());

    [Fact]
    public void SeededRandom_StaysWithinItsBounds()
    {
        var draw = new SeededRandom(7);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++)
        {
            counts[draw.Next(-3, 3) + 3]++;
            Assert.InRange(draw.NextDouble(), 0, 1 - 1e-16);
            Assert.InRange(draw.NextSingle(), 0, 1 - 1e-7f);
        }

        // Four deviations of a binomial count of 10000.
        Assert.All(counts, count => Assert.InRange(count, 9634, 10366));
        Assert.Throws<ArgumentOutOfRangeException>(() => draw.Next(-1));
    }
}
