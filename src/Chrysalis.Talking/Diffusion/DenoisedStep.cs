using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Diffusion;

/// <summary>What a network's answer says at one step.</summary>
/// <param name="Picture">The picture that it leaves, held within [-1, 1] where asked for.</param>
/// <param name="LogVariance">The logarithm of the variance of the step before, the shape of the picture or one number.</param>
internal sealed record DenoisedStep(Tensor Picture, Tensor LogVariance)
{
    /// <summary>Reads an answer.</summary>
    /// <param name="diffusion">The diffusion that is walked.</param>
    /// <param name="answer">The noise, and behind it the place of the variance where that is learnt.</param>
    /// <param name="noisy">The noisy pictures, B x C x ...</param>
    /// <param name="step">The step walked.</param>
    /// <param name="isHeld">Whether the picture is held within [-1, 1].</param>
    /// <exception cref="ArgumentException">The answer has other channels.</exception>
    public static DenoisedStep Read(GaussianDiffusion diffusion, Tensor answer, Tensor noisy, int step, bool isHeld)
    {
        long channels = noisy.shape[1];
        if (answer.shape[1] != channels && answer.shape[1] != 2 * channels)
            throw new ArgumentException(
                $"Pictures of {channels} channels take noise of {channels} or {2 * channels}, not {answer.shape[1]}.");
        Tensor picture = diffusion.PictureOf(noisy, answer.narrow(1, 0, channels), step);
        if (isHeld)
            picture = picture.clamp(Scalars.Of(-1), Scalars.Of(1));
        // Without a learnt variance the larger of its two bounds is taken, as the public code does.
        Tensor variance = answer.shape[1] == channels
            ? tensor(new[] { Math.Log(diffusion.Schedule.Beta(step)) }).to(noisy.dtype).to(noisy.device)
            : diffusion.LearntLogVariance(answer.narrow(1, channels, channels), step);
        return new(picture, variance);
    }
}
