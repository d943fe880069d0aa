using Chrysalis.Talking.Families.AnyFace.Curves;

namespace Chrysalis.Talking.Tests.Families.AnyFace.Curves;

public sealed class VisemesTests
{
    [Fact]
    public void Names_AreTheUsualFifteenInTheUsualOrder() => Assert.Equal(
        ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih", "oh", "ou"], Visemes.Names);

    [Fact]
    public void Weights_AnyScoresAndMouths_SumToOne()
    {
        var draw = new Random(1);
        for (int i = 0; i < 100; i++)
        {
            var mouth = new MouthMeasure { GapMm = draw.NextSingle() * 40, NarrowingMm = draw.NextSingle() * 60 - 30 };
            float[]? logits = i % 2 == 0 ? null : [.. Enumerable.Range(0, 15).Select(_ => draw.NextSingle() * 400 - 200)];
            float[] weights = Visemes.Weights(logits, draw.NextSingle(), mouth);

            Assert.All(weights, weight => Assert.InRange(weight, 0, 1));
            Assert.Equal(1, weights.Sum(), 1e-5f);
        }
    }

    [Fact]
    public void Weights_OfScores_AreTheirSoftmax()
    {
        var logits = new float[15];
        logits[2] = MathF.Log(6);

        float[] weights = Visemes.Weights(logits, 1, new MouthMeasure { GapMm = 11 });

        Assert.Equal(6 / 20f, weights[2], 1e-5f);
        Assert.All(weights.Where((_, i) => i != 2), weight => Assert.Equal(1 / 20f, weight, 1e-5f));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Weights_Silence_IsSil(bool scored)
    {
        float[]? logits = scored ? [0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] : null;

        Assert.Equal(1, Visemes.Weights(logits, 0, default)[0]);
        Assert.Equal(0.75f, Visemes.Weights(logits, 0.25f, default)[0], 1e-3f);
        Assert.Equal(0, Visemes.Weights(logits, 1, default)[0], 1e-3f);
    }

    [Theory]
    [InlineData("PP", 0, 0)]
    [InlineData("aa", 12, 0)]
    [InlineData("aa", 40, 0)]
    [InlineData("ou", 3, 5)]
    [InlineData("oh", 7, 4)]
    [InlineData("ih", 3, -3)]
    [InlineData("E", 6, -3)]
    public void Weights_WithoutScores_GoByTheForm(string viseme, float gapMm, float narrowingMm)
    {
        float[] weights = Visemes.Weights(null, 1, new MouthMeasure { GapMm = gapMm, NarrowingMm = narrowingMm });

        Assert.Equal(viseme, Visemes.Names[Array.IndexOf(weights, weights.Max())]);
    }

    [Fact]
    public void Weights_OtherNumberOfScores_IsRefused() => Assert.Contains(
        "There are 15 visemes, not 14.", Assert.Throws<ArgumentException>(() => Visemes.Weights(new float[14], 1, default)).Message,
        StringComparison.Ordinal);
}
