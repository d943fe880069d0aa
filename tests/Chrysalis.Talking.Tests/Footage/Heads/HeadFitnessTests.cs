using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Heads;

namespace Chrysalis.Talking.Tests.Footage.Heads;

public sealed class HeadFitnessTests
{
    [Fact]
    public void RequireLength_LessThanTwentySeconds_IsRefused()
    {
        HeadFitness.RequireLength(500, 25);
        Assert.Contains("19.9 s", Assert.Throws<FootageException>(() => HeadFitness.RequireLength(498, 25)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void RequireOneFace_TwoThroughMostFrames_IsRefused()
    {
        HeadFitness.RequireOneFace(new("a.mp4", [1, 1, 2, 2, 1, 0], []));
        HeadFitness.RequireOneFace(new("a.mp4", [], []));

        Assert.Contains("'a.mp4' shows two faces or more in 3 of 4 frames", Assert.Throws<FootageException>(
            () => HeadFitness.RequireOneFace(new("a.mp4", [2, 2, 3, 1, 0], []))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RequireOnePerson_AnotherFace_IsRefused()
    {
        PeopleSeen first = new("a.mp4", [1], [1, 0, 0]), same = new("b.mp4", [1], [0.95f, 0.31f, 0]);
        PeopleSeen none = new("c.mp4", [0], []), other = new("d.mp4", [1], [0.6f, 0.8f, 0]);

        HeadFitness.RequireOnePerson([none, first, same, none]);
        HeadFitness.RequireOnePerson([]);

        Assert.Contains("'d.mp4' shows another face than 'a.mp4'", Assert.Throws<FootageException>(
            () => HeadFitness.RequireOnePerson([none, first, same, other])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WarnOfStillness_HeadThatNeverMoves_SaysWhatIsLost()
    {
        HeadPose[] still = [.. Enumerable.Range(0, 100).Select(i => new HeadPose(5 + 0.01f * i, 1, 0))];
        HeadPose[] moving = [.. Enumerable.Range(0, 100).Select(i => new HeadPose(0, 0.1f * i, 0))];

        Assert.Contains("cannot be turned", HeadFitness.WarnOfStillness(still)!, StringComparison.Ordinal);
        Assert.Null(HeadFitness.WarnOfStillness(moving));
    }
}
