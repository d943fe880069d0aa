using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Diffusion;

/// <summary>
/// Walks a diffusion back from noise to a picture, over some of its steps. Every random number is of the generator given. Read-only: may be
/// shared between threads.
/// </summary>
internal sealed class DiffusionSampler
{
    private readonly GaussianDiffusion walked;

    /// <param name="whole">The schedule that the network was trained with.</param>
    /// <param name="steps">The steps that are walked.</param>
    public DiffusionSampler(NoiseSchedule whole, StepSubset steps)
    {
        walked = new(whole.Of(steps));
        Steps = steps;
    }

    /// <summary>The steps that are walked.</summary>
    public StepSubset Steps { get; }

    /// <summary>Whether each step's picture is held within [-1, 1].</summary>
    public bool HoldsPicture { get; init; } = true;

    /// <summary>Draws a picture as its steps were asked for: <c>N</c> step by step, <c>ddimN</c> without chance.</summary>
    /// <param name="noise">Where it begins: standard normal numbers, B x C x ...</param>
    /// <param name="denoiser">What says the noise.</param>
    /// <param name="random">Where each step draws.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The picture; the caller disposes it.</returns>
    public Tensor Draw(Tensor noise, Denoiser denoiser, Generator random, CancellationToken cancellation) => Steps.IsStrided
        ? Ddim(noise, denoiser, 0, random, cancellation)
        : Ancestral(noise, denoiser, random, cancellation);

    /// <summary>
    /// Draws the picture step by step (Ho 2020, algorithm 2), with the variance the network says; the last step draws nothing.
    /// </summary>
    /// <param name="noise">Where it begins: standard normal numbers, B x C x ...</param>
    /// <param name="denoiser">What says the noise.</param>
    /// <param name="random">Where each step draws.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The picture; the caller disposes it.</returns>
    public Tensor Ancestral(Tensor noise, Denoiser denoiser, Generator random, CancellationToken cancellation) =>
        Walk(noise, denoiser, (said, noisy, step) =>
        {
            Tensor mean = walked.PosteriorMean(said.Picture, noisy, step);
            if (step == 0)
                return mean;
            Tensor deviation = said.LogVariance.mul(Scalars.Of(0.5)).exp();
            return mean.Plus(TensorDraw.Normal(random, noisy.device, noisy.shape).to(noisy.dtype).mul(deviation));
        }, cancellation);

    /// <summary>
    /// Goes the way without chance, or with some (Song 2020, arXiv 2010.02502, eq. 12 and 16): x(t-1) = sqrt(A(t-1)) x0
    /// + sqrt(1 - A(t-1) - sigma^2) eps + sigma noise.
    /// </summary>
    /// <param name="noise">Where it begins: standard normal numbers, B x C x ...</param>
    /// <param name="denoiser">What says the noise.</param>
    /// <param name="chance">eta: 0 draws nothing, 1 draws with the posterior's variance.</param>
    /// <param name="random">Where each step draws.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The picture; the caller disposes it.</returns>
    public Tensor Ddim(Tensor noise, Denoiser denoiser, double chance, Generator random, CancellationToken cancellation) =>
        Walk(noise, denoiser, (said, noisy, step) =>
        {
            double before = walked.Schedule.Kept(step - 1);
            double deviation = chance * Math.Sqrt(walked.PosteriorVariance(step));
            Tensor left = walked.NoiseOf(noisy, said.Picture, step); // of the picture as it is held
            Tensor next = said.Picture.mul(Number(Math.Sqrt(before), noisy))
                .Plus(left.mul(Number(Math.Sqrt(Math.Max(0, 1 - before - deviation * deviation)), noisy)));
            return deviation == 0
                ? next
                : next.Plus(TensorDraw.Normal(random, noisy.device, noisy.shape).to(noisy.dtype).mul(Number(deviation, noisy)));
        }, cancellation);

    private Tensor Walk(
        Tensor noise, Denoiser denoiser, Func<DenoisedStep, Tensor, int, Tensor> next, CancellationToken cancellation)
    {
        using var _ = no_grad();
        Tensor noisy = noise.alias();
        try
        {
            for (int step = Steps.Count - 1; step >= 0; step--)
            {
                cancellation.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                DenoisedStep said = DenoisedStep.Read(walked, denoiser(noisy, Steps[step]), noisy, step, HoldsPicture);
                Tensor after = next(said, noisy, step).MoveToOuterDisposeScope();
                noisy.Dispose();
                noisy = after;
            }

            return noisy;
        }
        catch
        {
            noisy.Dispose();
            throw;
        }
    }

    private static Tensor Number(double value, Tensor like) => tensor(new[] { value }).to(like.dtype).to(like.device);
}
