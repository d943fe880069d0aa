using Chrysalis.Talking.Evaluation;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Evaluation;

public class FrechetDistanceTests
{
    [Fact]
    public void Between_DiagonalGaussians_IsTheClosedForm()
    {
        using var scope = NewDisposeScope();
        double[] a = [4, 1, 0.25, 9];
        double[] b = [1, 1, 4, 0];
        double[] shift = [0.5, -2, 0, 1];
        double expected = shift.Sum(d => d * d) + a.Zip(b).Sum(pair => Math.Pow(Math.Sqrt(pair.First) - Math.Sqrt(pair.Second), 2));
        Assert.Equal(
            expected, FrechetDistance.Between(zeros(4, ScalarType.Float64), diag(tensor(a)), tensor(shift), diag(tensor(b))), 1e-9);
    }

    [Fact]
    public void Between_CommutingCovariances_IsTheClosedForm()
    {
        // Q diag(a) Q' and Q diag(b) Q' with the rotation Q by 30 degrees in the plane: not diagonal, but the root is known.
        using var scope = NewDisposeScope();
        (double c, double s) = (Math.Cos(Math.PI / 6), Math.Sin(Math.PI / 6));
        Tensor turn = tensor(new[] { c, -s, s, c }).view(2, 2);
        Tensor a = turn.matmul(diag(tensor(new double[] { 9, 1 }))).matmul(turn.t());
        Tensor b = turn.matmul(diag(tensor(new double[] { 4, 25 }))).matmul(turn.t());
        Tensor mean = zeros(2, ScalarType.Float64);
        Assert.Equal(1 + 16, FrechetDistance.Between(mean, a, mean, b), 1e-9);
        Assert.Equal(1 + 16, FrechetDistance.Between(mean, b, mean, a), 1e-9);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(5)]
    public void Between_EqualSets_IsZeroAndShiftedOnesTheShiftSquared(int count)
    {
        // Fewer vectors than dimensions make the covariance singular.
        using var first = new FeatureMoments(8);
        using var second = new FeatureMoments(8);
        using var shifted = new FeatureMoments(8);
        var draw = new Random(3);
        for (int i = 0; i < count; i++)
        {
            float[] features = [.. Enumerable.Range(0, 8).Select(_ => draw.NextSingle())];
            first.Add(features);
            second.Add(features);
            shifted.Add([.. features.Select(value => value + 0.5f)]);
        }

        Assert.Equal(0, FrechetDistance.Between(first, second), 1e-6);
        Assert.Equal(8 * 0.25, FrechetDistance.Between(first, shifted), 1e-5);
    }

    [Fact]
    public void Moments_MoreThanABatch_AreMeanAndCovariance()
    {
        using var scope = NewDisposeScope();
        using var moments = new FeatureMoments(2);
        for (int i = 0; i < 130; i++)
            moments.Add([i, i % 2]);
        (Tensor mean, Tensor covariance) = moments.Moments();
        Assert.Equal(130, moments.Count);
        Assert.Equal(64.5, mean[0].item<double>(), 1e-9);
        Assert.Equal(130 * 131 / 12.0, covariance[0, 0].item<double>(), 1e-6);
        Assert.Equal(0.25 * 130 / 129, covariance[1, 1].item<double>(), 1e-9);
    }

    [Fact]
    public void Moments_OneVector_IsRefused()
    {
        using var moments = new FeatureMoments(2);
        moments.Add([1, 2]);
        Assert.Throws<InvalidOperationException>(() => moments.Moments());
        Assert.Throws<ArgumentException>(() => moments.Add([1]));
    }
}
