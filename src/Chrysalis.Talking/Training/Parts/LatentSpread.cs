using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>
/// Gives each number of a heard mouth the spread of a real one: an encoder that is unsure of a number keeps it near its mean, and a mouth
/// made of such numbers mumbles.
/// </summary>
/// <param name="Middle">The mean of each number.</param>
/// <param name="Factors">Factor on each number's distance from it; 1 changes nothing.</param>
internal sealed record LatentSpread(float[] Middle, float[] Factors)
{
    // What is hardly heard at all is not to be blown up.
    private const float Most = 2.5f;

    /// <summary>The spread that makes heard numbers as wide as real ones.</summary>
    /// <param name="heard">Heard numbers, frames x numbers, of footage that was not trained on.</param>
    /// <param name="real">Those of the footage.</param>
    public static LatentSpread Between(Tensor heard, Tensor real)
    {
        using var scope = NewDisposeScope();
        Tensor factors = (real.std(0) / heard.std(0).clamp_min(Scalars.Of(1e-6))).clamp(Scalars.Of(1), Scalars.Of(Most));
        return new(real.mean([0]).data<float>().ToArray(), factors.data<float>().ToArray());
    }

    /// <summary>Widens latents (frames x numbers).</summary>
    public Tensor Apply(Tensor latents)
    {
        Tensor middle = tensor(Middle).to(latents.device);
        return middle.Plus((latents - middle) * tensor(Factors).to(latents.device));
    }
}
