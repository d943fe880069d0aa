using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.Torch.Layers;

namespace Chrysalis.Talking.Tests.LipSync.Judge;

public class EvaluationDistancesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(70)]
    public void Score_RandomPoints_EqualsThePublicScript(int windows)
    {
        (float[][] lips, float[][] sound) = Points(windows, 33, noise: 4);
        (double distance, double confidence, int offset) = PlainLipSync.Score(lips, sound);
        LipSyncScore score = EvaluationDistances.Score(lips, sound, ShiftPadding.Zeros)!;
        Assert.Equal(distance, score.LseD, 4);
        Assert.Equal(confidence, score.LseC, 4);
        Assert.Equal(offset, score.OffsetFrames);
        Assert.Equal(windows, score.Windows);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-5)]
    public void Score_SoundBeforeTheLips_IsAPositiveOffset(int early)
    {
        (float[][] lips, float[][] sound) = Points(80, 16, noise: 0.1);

        // What is heard at i belongs to what is seen at i + early.
        float[][] moved = [.. Enumerable.Range(0, 70).Select(i => sound[Math.Clamp(i + early, 0, 79)])];
        foreach (ShiftPadding padding in Enum.GetValues<ShiftPadding>())
            Assert.Equal(early, EvaluationDistances.Score([.. lips.Take(70)], moved, padding)!.OffsetFrames);
    }

    [Fact]
    public void MeanByShift_NoPadding_AveragesOnlyPartners()
    {
        float[][] lips = [[0], [0], [0]];
        float[][] sound = [[1], [2], [3]];
        double[] means = EvaluationDistances.MeanByShift(lips, sound, ShiftPadding.None);
        Assert.Equal(2, means[15], 5);
        Assert.Equal(2.5, means[16], 5);
        Assert.Equal(1, means[13], 5);
        Assert.Equal(double.NaN, means[12]);
    }

    [Fact]
    public void Score_WindowsWithoutAFace_AreLeftOut()
    {
        (float[][] lips, float[][] sound) = Points(60, 16, noise: 0.1);
        float[]?[] some = [.. lips.Select((point, i) => i % 3 == 0 ? null : point)];
        LipSyncScore score = EvaluationDistances.Score(some, sound, ShiftPadding.None)!;
        Assert.Equal(0, score.OffsetFrames);
        Assert.Equal(40, score.Windows);
        Assert.Null(EvaluationDistances.Score(new float[]?[5], sound, ShiftPadding.None));
    }

    [Fact]
    public void Score_Strangers_HasLittleConfidence()
    {
        (float[][] lips, float[][] own) = Points(70, 64, noise: 0.3, seed: 1);
        (_, float[][] other) = Points(70, 64, noise: 0.3, seed: 2);
        double confidence = EvaluationDistances.Score(lips, own, ShiftPadding.None)!.LseC;
        Assert.True(EvaluationDistances.Score(lips, other, ShiftPadding.None)!.LseC < 0.1 * confidence);
    }

    private static (float[][] Lips, float[][] Sound) Points(int count, int values, double noise, int seed = 7)
    {
        var draw = new Random(seed);
        float[][] lips = [.. Enumerable.Range(0, count)
            .Select(_ => Enumerable.Range(0, values).Select(_ => (float)(2 * draw.NextDouble() - 1)).ToArray())];
        return (lips, [.. lips.Select(point => point.Select(value => value + (float)(noise * (draw.NextDouble() - 0.5))).ToArray())]);
    }
}
