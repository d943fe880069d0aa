using Chrysalis.Talking.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>The hinge loss of a discriminator (Lim &amp; Ye 2017): real scores are pushed above 1, painted ones below -1.</summary>
internal static class HingeLoss
{
    /// <param name="real">Scores of real pictures.</param>
    /// <param name="painted">Scores of painted ones.</param>
    public static Tensor OfDiscriminator(Tensor real, Tensor painted) =>
        functional.relu(real.neg().Plus(Scalars.Of(1))).mean().Plus(functional.relu(painted.Plus(Scalars.Of(1))).mean());
}
