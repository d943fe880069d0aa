using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Diffusion;

/// <summary>
/// The distributions of a Gaussian diffusion (Ho 2020, arXiv 2006.11239; variances of Nichol 2021, arXiv 2102.09672). Symbols: x0 a
/// picture, xt the picture at a step, eps the noise in it, a = 1 - beta, A = alpha-bar. Steps are counted in the schedule given. Read-only:
/// may be shared between threads.
/// </summary>
/// <param name="schedule">How much noise each step adds.</param>
internal sealed class GaussianDiffusion(NoiseSchedule schedule)
{
    /// <summary>How much noise each step adds.</summary>
    public NoiseSchedule Schedule => schedule;

    /// <summary>A picture with the noise of a step: q(xt | x0) = N(sqrt(A) x0, 1 - A).</summary>
    /// <param name="picture">x0, B x ...</param>
    /// <param name="noise">eps, the same shape.</param>
    /// <param name="steps">The step of each, B of them.</param>
    public Tensor Noised(Tensor picture, Tensor noise, params int[] steps) =>
        Sum(picture, Each(steps, step => Math.Sqrt(schedule.Kept(step))), noise, Each(steps, step => Math.Sqrt(1 - schedule.Kept(step))));

    /// <summary>The picture that a noise leaves: x0 = (xt - sqrt(1 - A) eps) / sqrt(A).</summary>
    /// <param name="noisy">xt, B x ...</param>
    /// <param name="noise">eps, the same shape.</param>
    /// <param name="steps">The step of each.</param>
    public Tensor PictureOf(Tensor noisy, Tensor noise, params int[] steps) => Sum(
        noisy, Each(steps, step => 1 / Math.Sqrt(schedule.Kept(step))),
        noise, Each(steps, step => -Math.Sqrt(1 / schedule.Kept(step) - 1)));

    /// <summary>The noise that a picture leaves: eps = (xt - sqrt(A) x0) / sqrt(1 - A).</summary>
    /// <param name="noisy">xt, B x ...</param>
    /// <param name="picture">x0, the same shape.</param>
    /// <param name="steps">The step of each.</param>
    public Tensor NoiseOf(Tensor noisy, Tensor picture, params int[] steps) => Sum(
        noisy, Each(steps, step => 1 / Math.Sqrt(1 - schedule.Kept(step))),
        picture, Each(steps, step => -Math.Sqrt(schedule.Kept(step) / (1 - schedule.Kept(step)))));

    /// <summary>The mean of q(x(t-1) | xt, x0) (Ho 2020, eq. 7).</summary>
    /// <param name="picture">x0, B x ...</param>
    /// <param name="noisy">xt, the same shape.</param>
    /// <param name="steps">The step of each.</param>
    public Tensor PosteriorMean(Tensor picture, Tensor noisy, params int[] steps) =>
        Sum(picture, Each(steps, PictureShare), noisy, Each(steps, NoisyShare));

    /// <summary>The variance of q(x(t-1) | xt, x0): beta (1 - A(t-1)) / (1 - A(t)). It is zero at step 0.</summary>
    public double PosteriorVariance(int step) =>
        schedule.Beta(step) * (1 - schedule.Kept(step - 1)) / (1 - schedule.Kept(step));

    /// <summary>Its logarithm; at step 0, where it has none, that of step 1.</summary>
    public double LogPosteriorVariance(int step) =>
        Math.Log(schedule.Steps == 1 ? schedule.Beta(0) : PosteriorVariance(Math.Max(step, 1)));

    /// <summary>
    /// The variance that is learnt: its logarithm lies between those of the posterior (-1) and of beta (1); Nichol 2021, eq. 15.
    /// </summary>
    /// <param name="place">Where between them, B x ..., usually in [-1, 1].</param>
    /// <param name="steps">The step of each.</param>
    /// <returns>The logarithm of the variance, the shape of <paramref name="place"/>.</returns>
    public Tensor LearntLogVariance(Tensor place, params int[] steps)
    {
        // log v = (1 + p) / 2 log beta + (1 - p) / 2 log posterior = half the sum + p times half the difference.
        Tensor middle = Column(Each(steps, step => (Math.Log(schedule.Beta(step)) + LogPosteriorVariance(step)) / 2), place);
        Tensor half = Column(Each(steps, step => (Math.Log(schedule.Beta(step)) - LogPosteriorVariance(step)) / 2), place);
        return place.mul(half).Plus(middle);
    }

    private double PictureShare(int step) =>
        schedule.Beta(step) * Math.Sqrt(schedule.Kept(step - 1)) / (1 - schedule.Kept(step));

    private double NoisyShare(int step) =>
        (1 - schedule.Kept(step - 1)) * Math.Sqrt(1 - schedule.Beta(step)) / (1 - schedule.Kept(step));

    private static double[] Each(int[] steps, Func<int, double> value) => [.. steps.Select(value)];

    private static Tensor Sum(Tensor first, double[] firstShares, Tensor second, double[] secondShares) =>
        first.mul(Column(firstShares, first)).Plus(second.mul(Column(secondShares, second)));

    /// <summary>A number for each of a batch, shaped to be multiplied with it; one for all where there is but one.</summary>
    private static Tensor Column(double[] values, Tensor batch)
    {
        if (values.Length != 1 && values.Length != batch.shape[0])
            throw new ArgumentException($"{values.Length} steps are given for a batch of {batch.shape[0]}: give one, or one for each.");
        long[] shape = new long[batch.shape.Length];
        Array.Fill(shape, 1);
        shape[0] = values.Length;
        return tensor(values).view(shape).to(batch.dtype).to(batch.device);
    }
}
