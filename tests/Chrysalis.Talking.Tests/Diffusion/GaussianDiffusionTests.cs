using Chrysalis.Talking.Diffusion;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Diffusion;

public sealed class GaussianDiffusionTests
{
    private static readonly NoiseSchedule Schedule = NoiseSchedule.Cosine(40);
    private static readonly GaussianDiffusion Diffusion = new(Schedule);

    /// <summary>One noise after another, by the definition of a step, comes to the mean and variance of the closed form.</summary>
    [Fact]
    public void Noised_AnyStep_IsWhatTheStepsUpToItMake()
    {
        using var scope = NewDisposeScope();
        double mean = 0.7, variance = 0;
        for (int t = 0; t < Schedule.Steps; t++)
        {
            mean *= Math.Sqrt(1 - Schedule.Beta(t));
            variance = (1 - Schedule.Beta(t)) * variance + Schedule.Beta(t);
            Assert.Equal(mean, Value(Diffusion.Noised(Double(0.7), Double(0), t)), 12);
            Assert.Equal(Math.Sqrt(variance), Value(Diffusion.Noised(Double(0), Double(1), t)), 12);
        }
    }

    /// <summary>Bayes by enumeration: of all places x(t-1) may be, weighed by how x0 leads there and how it leads on to xt.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(25)]
    [InlineData(38)]
    public void Posterior_AnyStep_IsWhatEnumerationFinds(int step)
    {
        using var scope = NewDisposeScope();
        const double Picture = -0.4, Noisy = 0.9, Spacing = 1e-4;
        double kept = Schedule.Kept(step - 1), beta = Schedule.Beta(step), sum = 0, first = 0, second = 0;
        for (double x = -8; x <= 8; x += Spacing)
        {
            double weight = Density(x, Math.Sqrt(kept) * Picture, 1 - kept) * Density(Noisy, Math.Sqrt(1 - beta) * x, beta);
            sum += weight;
            first += weight * x;
            second += weight * x * x;
        }

        double mean = first / sum;
        Assert.Equal(mean, Value(Diffusion.PosteriorMean(Double(Picture), Double(Noisy), step)), 7);
        Assert.Equal(second / sum - mean * mean, Diffusion.PosteriorVariance(step), 7);
    }

    [Fact]
    public void Posterior_FirstStep_IsThePictureItself()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(-0.4, Value(Diffusion.PosteriorMean(Double(-0.4), Double(5), 0)), 12);
        Assert.Equal(0, Diffusion.PosteriorVariance(0), 12);
        Assert.Equal(Math.Log(Diffusion.PosteriorVariance(1)), Diffusion.LogPosteriorVariance(0), 12);
    }

    [Fact]
    public void PictureOf_AndNoiseOf_UndoNoised()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5);
        Tensor picture = empty([3, 2, 4, 4], ScalarType.Float64).uniform_(-1, 1, random),
            noise = empty([3, 2, 4, 4], ScalarType.Float64).normal_(0, 1, random);
        int[] steps = [0, 20, 38];
        Tensor noisy = Diffusion.Noised(picture, noise, steps);
        Assert.True(Diffusion.PictureOf(noisy, noise, steps).allclose(picture, 1e-9, 1e-9));
        Assert.True(Diffusion.NoiseOf(noisy, picture, steps).allclose(noise, 1e-9, 1e-9));
        // Each of a batch has the step of its own.
        Assert.True(noisy[1].allclose(Diffusion.Noised(picture[1].unsqueeze(0), noise[1].unsqueeze(0), 20)[0], 1e-12, 1e-12));
        Assert.Throws<ArgumentException>(() => Diffusion.Noised(picture, noise, 1, 2));
    }

    [Fact]
    public void LearntLogVariance_GoesFromThePosteriorsToBetas()
    {
        using var scope = NewDisposeScope();
        for (int step = 0; step < Schedule.Steps; step++)
        {
            double low = Math.Log(Diffusion.PosteriorVariance(Math.Max(step, 1))), high = Math.Log(Schedule.Beta(step));
            Assert.Equal(low, Value(Diffusion.LearntLogVariance(Double(-1), step)), 9);
            Assert.Equal(high, Value(Diffusion.LearntLogVariance(Double(1), step)), 9);
            Assert.Equal(0.25 * low + 0.75 * high, Value(Diffusion.LearntLogVariance(Double(0.5), step)), 9);
        }
    }

    private static double Density(double x, double mean, double variance) =>
        Math.Exp(-(x - mean) * (x - mean) / (2 * variance)) / Math.Sqrt(variance);

    private static Tensor Double(double value) => tensor(new[] { value }).view(1, 1);

    private static double Value(Tensor tensor) => tensor.item<double>();
}
