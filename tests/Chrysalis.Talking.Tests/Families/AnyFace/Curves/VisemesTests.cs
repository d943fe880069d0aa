using Chrysalis.Talking.Families.AnyFace.Curves;
using Chrysalis.Talking.Phones;

namespace Chrysalis.Talking.Tests.Families.AnyFace.Curves;

public sealed class VisemesTests
{
    [Fact]
    public void Names_AreTheUsualFifteenInTheUsualOrder() => Assert.Equal(
        ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih", "oh", "ou"], Viseme.Names);

    [Fact]
    public void Weights_AnyScores_SumToOne()
    {
        var draw = new Random(1);
        for (int i = 0; i < 100; i++)
        {
            float[] logits = [.. Enumerable.Range(0, 15).Select(_ => draw.NextSingle() * 400 - 200)];
            float[] weights = Visemes.Weights(logits, draw.NextSingle());

            Assert.All(weights, weight => Assert.InRange(weight, 0, 1));
            Assert.Equal(1, weights.Sum(), 1e-5f);
        }
    }

    [Fact]
    public void Weights_OfScores_AreTheirSoftmax()
    {
        var logits = new float[15];
        logits[2] = MathF.Log(6);

        float[] weights = Visemes.Weights(logits, 1);

        Assert.Equal(6 / 20f, weights[2], 1e-5f);
        Assert.All(weights.Where((_, i) => i != 2), weight => Assert.Equal(1 / 20f, weight, 1e-5f));
    }

    [Fact]
    public void Weights_Silence_IsSil()
    {
        float[] logits = [0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

        Assert.Equal(1, Visemes.Weights(logits, 0)[0]);
        Assert.Equal(0.75f, Visemes.Weights(logits, 0.25f)[0], 1e-3f);
        Assert.Equal(0, Visemes.Weights(logits, 1)[0], 1e-3f);
    }

    [Fact]
    public void Weights_OtherNumberOfScores_IsRefused() => Assert.Contains(
        "There are 15 visemes, not 14.", Assert.Throws<ArgumentException>(() => Visemes.Weights(new float[14], 1)).Message,
        StringComparison.Ordinal);
}
