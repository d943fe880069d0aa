using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>What the decoder is shown of a face: the crop with the mouth taken out, and where it was taken out.</summary>
internal static class MouthReference
{
    /// <param name="crops">B x 3 x S x S in [0, 1].</param>
    /// <param name="painted">1 x 1 x S x S, 1 where the crop is painted anew.</param>
    /// <returns>B x 4 x S x S.</returns>
    public static Tensor From(Tensor crops, Tensor painted) =>
        cat([crops * painted.neg().Plus(Scalars.Of(1)), painted.expand(crops.shape[0], -1, -1, -1)], 1);
}
