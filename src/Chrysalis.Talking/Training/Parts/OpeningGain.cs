using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>
/// Widens the movement of a speech-driven mouth to the spread of a real one:
/// <c>z + (Factor - 1) (Reading . z - Mean) Direction</c>.
/// </summary>
/// <param name="Reading">Reads the opening off a latent, in standard deviations of the footage's, less a constant.</param>
/// <param name="Direction">How a latent changes on average when the mouth opens by one standard deviation.</param>
/// <param name="Mean">The mean of the reading.</param>
/// <param name="Factor">Factor on the distance from the mean; 1 changes nothing.</param>
internal sealed record OpeningGain(float[] Reading, float[] Direction, float Mean, float Factor)
{
    /// <summary>Widens a latent in place, drawn to <paramref name="rest"/> where little is said.</summary>
    /// <param name="latent">The latent.</param>
    /// <param name="rest">The latent of the mouth at rest.</param>
    /// <param name="activity">How much is being said, in [0, 1].</param>
    public void Drive(Span<float> latent, ReadOnlySpan<float> rest, float activity)
    {
        float read = -Mean;
        for (int i = 0; i < latent.Length; i++)
            read += latent[i] * Reading[i];
        float widening = (Factor - 1) * read;
        for (int i = 0; i < latent.Length; i++)
            latent[i] = (latent[i] + widening * Direction[i]) * activity + rest[i] * (1 - activity);
    }

    /// <summary>Widens latents (frames x latent).</summary>
    public Tensor Apply(Tensor latents)
    {
        Tensor beyondMean = (latents.matmul(tensor(Reading).to(latents.device)) - Scalars.Of(Mean)).unsqueeze(1);
        return latents.Plus(Scalars.Of(Factor - 1) * beyondMean * tensor(Direction).to(latents.device));
    }
}
