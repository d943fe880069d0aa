using Chrysalis.Talking.Diffusion;
using Chrysalis.Talking.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Diffusion;

public sealed class DiffusionSamplerTests
{
    private static readonly NoiseSchedule Whole = NoiseSchedule.Cosine(1000);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A denoiser that knows the picture leads to it, whatever the noise it begins with and however few the steps.</summary>
    [Theory]
    [InlineData("1")]
    [InlineData("4")]
    [InlineData("ddim50")]
    [InlineData("250")]
    public void Sample_DenoiserThatKnowsThePicture_FindsIt(string steps)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        Tensor picture = Normal(random, 2, 3, 4, 4).tanh(), start = Normal(random, 2, 3, 4, 4);
        var sampler = new DiffusionSampler(Whole, StepSubset.Parse(steps, 1000));
        Denoiser knows = (noisy, step) => new GaussianDiffusion(Whole).NoiseOf(noisy, picture, step);
        Assert.True(sampler.Ddim(start, knows, 0, random, Cancellation).allclose(picture, 1e-6, 1e-6));
        Assert.True(sampler.Ancestral(start, knows, random, Cancellation).allclose(picture, 1e-6, 1e-6));
    }

    /// <summary>Along one noise the way without chance is straight: it undoes the noising exactly, in any number of steps.</summary>
    [Theory]
    [InlineData("2")]
    [InlineData("ddim20")]
    [InlineData("300")]
    public void Ddim_WithoutChance_UndoesTheNoising(string text)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        Tensor picture = Normal(random, 1, 2, 8, 8), noise = Normal(random, 1, 2, 8, 8);
        StepSubset steps = StepSubset.Parse(text, 1000);
        var sampler = new DiffusionSampler(Whole, steps) { HoldsPicture = false };
        Tensor noisy = new GaussianDiffusion(Whole).Noised(picture, noise, steps[steps.Count - 1]);
        Tensor found = sampler.Ddim(noisy, (_, _) => noise, 0, random, Cancellation);
        Assert.True(found.allclose(picture, 1e-4, 1e-4)); // the last step leaves 2.4e-9 of the picture's variance
    }

    /// <summary>
    /// Pictures that are normally distributed (0.3, 0.5^2) have a denoiser in closed form; what is drawn by it is distributed like them.
    /// </summary>
    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void Sample_ClosedFormDenoiser_DrawsWhatThePicturesAre(double? ddimChance)
    {
        const double Mean = 0.3, Deviation = 0.5;
        using var scope = NewDisposeScope();
        using var random = new Generator(3);
        Tensor start = Normal(random, 1, 1, 20_000);
        var sampler = new DiffusionSampler(Whole, StepSubset.Even(1000, 200)) { HoldsPicture = false };
        Denoiser best = (noisy, step) =>
        {
            double kept = Whole.Kept(step), variance = kept * Deviation * Deviation + 1 - kept;
            return noisy.Plus(Scalars.Of(-Math.Sqrt(kept) * Mean)).mul(Scalars.Of(Math.Sqrt(1 - kept) / variance));
        };
        Tensor drawn = ddimChance is { } chance
            ? sampler.Ddim(start, best, chance, random, Cancellation)
            : sampler.Ancestral(start, best, random, Cancellation);
        // Of 20,000 numbers, mean and deviation are known to 0.0035 and 0.0025; the steps, which are not endless, add a little.
        Assert.InRange(drawn.mean().item<double>(), Mean - 0.02, Mean + 0.02);
        Assert.InRange(drawn.std().item<double>(), Deviation - 0.02, Deviation + 0.02);
    }

    /// <summary>The same seed draws the same; without chance, the random numbers are not touched.</summary>
    [Fact]
    public void Sample_SameSeed_DrawsTheSame()
    {
        using var scope = NewDisposeScope();
        var sampler = new DiffusionSampler(Whole, StepSubset.Even(1000, 5));
        Tensor start = ones(1, 1, 8);
        Tensor Draw(ulong seed, Func<Generator, Tensor> sample)
        {
            using var random = new Generator(seed);
            return sample(random);
        }

        Tensor Ancestral(Generator random) => sampler.Ancestral(start, Half, random, Cancellation);
        Tensor Ddim(Generator random) => sampler.Ddim(start, Half, 0, random, Cancellation);
        Assert.True(Draw(1, Ancestral).equal(Draw(1, Ancestral)).all().item<bool>());
        Assert.False(Draw(1, Ancestral).equal(Draw(2, Ancestral)).all().item<bool>());
        Assert.True(Draw(1, Ddim).equal(Draw(2, Ddim)).all().item<bool>());
    }

    /// <summary>With learnt variance the answer has twice the channels, and its second half says how widely is drawn.</summary>
    [Fact]
    public void Ancestral_LearntVariance_DrawsAsWidelyAsSaid()
    {
        using var scope = NewDisposeScope();
        var steps = StepSubset.Even(1000, 2);
        var sampler = new DiffusionSampler(Whole, steps);
        var walked = new GaussianDiffusion(Whole.Of(steps));
        Tensor zero = zeros(1, 1, 50_000, ScalarType.Float64);
        foreach ((double place, double variance) in ((double, double)[])
            [(-1, walked.PosteriorVariance(1)), (1, walked.Schedule.Beta(1))])
        {
            using var random = new Generator(4);
            Tensor? second = null;
            sampler.Ancestral(zero, (noisy, step) =>
            {
                if (step == 0)
                    second = noisy.clone().DetachFromDisposeScope();
                return cat([zeros_like(noisy), ones_like(noisy).mul(Scalars.Of(place))], 1);
            }, random, Cancellation);
            using (second)
                Assert.Equal(1, second!.std().item<double>() / Math.Sqrt(variance), 0.02);
        }
    }

    [Fact]
    public void Sample_Cancelled_Stops()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var cancellation = new CancellationTokenSource();
        var sampler = new DiffusionSampler(Whole, StepSubset.Even(1000, 10));
        int walked = 0;
        Assert.Throws<OperationCanceledException>(() => sampler.Ancestral(zeros(1, 1, 2), (noisy, _) =>
        {
            if (++walked == 3)
                cancellation.Cancel();
            return zeros_like(noisy);
        }, random, cancellation.Token));
        Assert.Equal(3, walked);
    }

    [Fact]
    public void Sample_ManySteps_HoldsNoTensors()
    {
        using var random = new Generator(1);
        var sampler = new DiffusionSampler(Whole, StepSubset.Even(1000, 20));
        using Tensor start = ones(1, 1, 8);
        sampler.Ancestral(start, Half, random, Cancellation).Dispose();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        sampler.Ancestral(start, Half, random, Cancellation).Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static Tensor Half(Tensor noisy, int step) => noisy.mul(Scalars.Of(0.5));

    private static Tensor Normal(Generator random, params long[] shape) => empty(shape, ScalarType.Float64).normal_(0, 1, random);
}
