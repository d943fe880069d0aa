using Chrysalis.Studies.Generations;
using Chrysalis.Talking.Comparison;
using Chrysalis.Talking.Faces;

namespace Chrysalis.Studies.Tests.Generations;

/// <summary>What chance changes.</summary>
public class SeedSpreadTests
{
    [Fact]
    public void Of_TheSameVideoTwice_IsNothing()
    {
        SeedSpread spread = SeedSpread.Of([Video(0, 0), Video(0, 0)]);

        Assert.Equal(0, spread.OpeningShare!.Value, 9);
        Assert.Equal(0, spread.TurningDeg!.Value, 9);
    }

    [Fact]
    public void Of_HeadsTurnedApart_IsTheirDeviation()
    {
        SeedSpread spread = SeedSpread.Of([Video(0, -3), Video(0, 3)]);

        Assert.Equal(0, spread.OpeningShare!.Value, 9);
        Assert.Equal(Math.Sqrt(18), spread.TurningDeg!.Value, 5);
    }

    [Fact]
    public void Of_MouthsThatHaveNothingInCommon_IsAboutOne()
    {
        SeedSpread spread = SeedSpread.Of([Video(1, 0), Video(2, 0), Video(3, 0)]);

        Assert.InRange(spread.OpeningShare!.Value, 0.8, 1.2);
    }

    private static VideoManners Video(int seed, float yaw)
    {
        var random = new Random(seed);
        return new()
        {
            Frames = 300, FramesWithoutFace = 0, Opening = [.. Enumerable.Range(0, 300).Select(_ => (double?)random.NextDouble())],
            Poses = [.. Enumerable.Repeat((HeadPose?)new HeadPose(yaw, 0, 0), 300)],
        };
    }
}
