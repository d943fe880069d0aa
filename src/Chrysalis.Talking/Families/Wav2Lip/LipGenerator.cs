using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>Paints faces that say what is heard.</summary>
internal abstract class LipGenerator(string name) : Module<Tensor, Tensor, Tensor>(name)
{
    /// <param name="mel">B x 1 x 80 x T: the mel frames heard with each picture.</param>
    /// <returns>What is heard, B x values.</returns>
    public abstract Tensor Hear(Tensor mel);

    /// <param name="heard">What <see cref="Hear"/> gave.</param>
    /// <param name="faces">B x 6 x S x S in [0, 1], BGR: the frame with its mouth taken out, then a reference frame.</param>
    /// <returns>B x 3 x S x S in [0, 1], BGR, in the type of <paramref name="faces"/>.</returns>
    public abstract Tensor Paint(Tensor heard, Tensor faces);

    /// <summary>Hears and paints.</summary>
    public sealed override Tensor forward(Tensor mel, Tensor faces) => Paint(Hear(mel), faces);
}
