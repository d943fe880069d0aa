using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Talking.Tests.Evaluation;

/// <summary>Precision and recall of sets whose truth is known.</summary>
public class MouthManifoldTests
{
    private const int Size = 8;

    [Fact]
    public void Of_TwoDrawsOfOneCloud_AreBothNearlyWhole()
    {
        MouthManifold manifold = MouthManifold.Of(Cloud(1, 400, 0, 1), Cloud(2, 400, 0, 1))!;

        Assert.InRange(manifold.Precision, 0.8, 1);
        Assert.InRange(manifold.Recall, 0.8, 1);
    }

    [Fact]
    public void Of_ACollapsedSet_IsPreciseButRecallsLittle()
    {
        MouthManifold manifold = MouthManifold.Of(Cloud(1, 400, 0, 1), Cloud(2, 400, 0, 0.1f))!;

        Assert.InRange(manifold.Precision, 0.9, 1);
        Assert.InRange(manifold.Recall, 0, 0.1);
    }

    [Fact]
    public void Of_ASetElsewhere_HasNeither()
    {
        MouthManifold manifold = MouthManifold.Of(Cloud(1, 100, 0, 1), Cloud(2, 100, 50, 1))!;

        Assert.Equal(new(0, 0), manifold);
    }

    [Fact]
    public void Of_HalfOfTwoClouds_RecallsHalf()
    {
        MouthManifold manifold = MouthManifold.Of([.. Cloud(1, 200, 0, 1), .. Cloud(3, 200, 50, 1)], Cloud(2, 400, 0, 1))!;

        Assert.InRange(manifold.Precision, 0.8, 1);
        Assert.InRange(manifold.Recall, 0.4, 0.5);
    }

    [Fact]
    public void Of_TooFew_IsNone() => Assert.Null(MouthManifold.Of(Cloud(1, 3, 0, 1), Cloud(2, 400, 0, 1)));

    private static float[][] Cloud(int seed, int count, float centre, float deviation)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float[])[.. Enumerable.Range(0, Size).Select(_ =>
            centre + deviation * MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(MathF.Tau * random.NextSingle()))])];
    }
}
