using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Talking.Tests.Evaluation;

public class CurveComparisonTests
{
    private static readonly double?[] Curve = Noise(60, 3);

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(-4)]
    public void BestLag_ShiftedCurve_IsTheShift(int later)
    {
        double?[] generated = [.. Enumerable.Range(10, 40).Select(i => Curve[i - later])];
        CurveLag? lag = CurveComparison.BestLag(Curve[10..50], generated);
        Assert.Equal(later, lag?.Frames);
        Assert.Equal(1, lag!.Value.Correlation, 1e-12);
    }

    [Fact]
    public void Pearson_LinearCurves_IsOneOrMinusOne()
    {
        Assert.Equal(1, CurveComparison.Pearson(Curve, [.. Curve.Select(value => 0.3 * value + 7)])!.Value, 1e-12);
        Assert.Equal(-1, CurveComparison.Pearson(Curve, [.. Curve.Select(value => -2 * value)])!.Value, 1e-12);
        Assert.Equal(0.5, CurveComparison.Pearson([1, 2, 3], [1, 3, 2])!.Value, 1e-12);
    }

    [Fact]
    public void Pearson_MissingFrames_AreLeftOut() =>
        Assert.Equal(0.5, CurveComparison.Pearson([1, null, 2, 5, 3], [1, 9, 3, null, 2, 4])!.Value, 1e-12);

    [Fact]
    public void Comparison_ConstantCurve_HasNoCorrelation()
    {
        double?[] constant = [.. Curve.Select(_ => (double?)0.1)];
        Assert.Null(CurveComparison.Pearson(Curve, constant));
        Assert.Null(CurveComparison.BestLag(Curve, constant));
        Assert.Equal(0, CurveComparison.DeviationRatio(Curve, constant)!.Value, 1e-9);
        Assert.Null(CurveComparison.DeviationRatio(constant, Curve));
        Assert.Null(CurveComparison.Pearson([], []));
    }

    [Fact]
    public void DeviationRatio_HalvedCurve_IsAHalf() =>
        Assert.Equal(0.5, CurveComparison.DeviationRatio(Curve, [.. Curve.Select(value => value / 2 + 3)])!.Value, 1e-12);

    [Fact]
    public void Controls_KnownCurves_GiveKnownMeans()
    {
        double?[][] curves = [[1, 2, 3], [1, 3, 2], [3, 2, 1]];
        Assert.Equal((0.5 - 1 - 0.5) / 3, ControlCurves.OtherClip(curves)!.Value, 1e-12);
        Assert.Equal(
            [5.0 / 3, 7.0 / 3, 2], ControlCurves.Mean(curves).Select(value => Math.Round(value!.Value, 12)).ToArray(),
            (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(1, ControlCurves.CorpusMean([curves[0]], [curves[0]])!.Value, 1e-12);
        Assert.Null(ControlCurves.OtherClip([curves[0]]));
    }

    private static double?[] Noise(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (double?)random.NextDouble())];
    }
}
