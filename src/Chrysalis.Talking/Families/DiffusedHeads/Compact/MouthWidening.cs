using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>Brings the mouths that are drawn to the spread and opening of real ones, and to rest where nothing is said.</summary>
/// <param name="Spread">Widens each number.</param>
/// <param name="Gain">Widens the opening then.</param>
/// <param name="Rest">The mouth at rest.</param>
internal sealed record MouthWidening(LatentSpread Spread, OpeningGain Gain, float[] Rest)
{
    private const float LeastFactor = 0.8f, MostFactor = 1.6f;

    // A painted mouth is read as less open than the numbers it was painted by: measured over clips that were not trained on.
    private const float Painted = 1.2f;

    /// <summary>Measures what mouths lack over footage that was not trained on.</summary>
    /// <param name="real">Real mouths, frames x Mouth.</param>
    /// <param name="drawn">Drawn ones.</param>
    /// <param name="reading">What reads the opening off a mouth.</param>
    /// <param name="rest">The mouth at rest.</param>
    public static MouthWidening Measure(Tensor real, Tensor drawn, float[] reading, float[] rest)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        LatentSpread spread = LatentSpread.Between(drawn, real);
        Tensor reads = tensor(reading), opening = real.matmul(reads), centred = opening - opening.mean();
        Tensor direction = ((real - real.mean([0])) * centred.unsqueeze(1)).mean([0]) / centred.mul(centred).mean();
        double ratio = (spread.Apply(drawn).matmul(reads).std() / opening.std()).item<float>();
        return new(
            spread,
            new(reading, direction.data<float>().ToArray(), opening.mean().item<float>(),
                Math.Clamp((float)(1 / ratio), LeastFactor, MostFactor)),
            rest);
    }

    /// <summary>A mouth as it is shown.</summary>
    /// <param name="mouth">The raw numbers; changed in place.</param>
    /// <param name="activity">How much is being said, from 0 to 1.</param>
    public void Apply(Span<float> mouth, float activity)
    {
        float read = 0;
        for (int k = 0; k < mouth.Length; k++)
        {
            mouth[k] = Spread.Middle[k] + (mouth[k] - Spread.Middle[k]) * Spread.Factors[k];
            read += mouth[k] * Gain.Reading[k];
        }

        float beyond = (Gain.Factor * Painted - 1) * (read - Gain.Mean);
        for (int k = 0; k < mouth.Length; k++)
            mouth[k] = float.Lerp(Rest[k], mouth[k] + beyond * Gain.Direction[k], activity);
    }
}
