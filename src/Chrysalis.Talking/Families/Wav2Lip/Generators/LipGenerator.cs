using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Wav2Lip.Generators;

/// <summary>Paints faces that say what is heard. Hearing and seeing are apart, so that a still face need be seen only once.</summary>
internal abstract class LipGenerator(string name) : Module<Tensor, Tensor, Tensor>(name)
{
    /// <param name="mel">B x 1 x 80 x T: the mel frames heard with each picture.</param>
    /// <returns>What is heard, B x values.</returns>
    public abstract Tensor Hear(Tensor mel);

    /// <param name="faces">B x 6 x S x S in [0, 1], BGR: the frame with its mouth taken out, then a reference frame.</param>
    /// <returns>What is seen, from fine to coarse; batch first.</returns>
    public abstract IReadOnlyList<Tensor> See(Tensor faces);

    /// <param name="heard">What <see cref="Hear"/> gave.</param>
    /// <param name="seen">What <see cref="See"/> gave for as many faces.</param>
    /// <returns>B x 3 x S x S in [0, 1], BGR, in the type of what is seen.</returns>
    public abstract Tensor Paint(Tensor heard, IReadOnlyList<Tensor> seen);

    /// <summary>Hears, sees and paints.</summary>
    public sealed override Tensor forward(Tensor mel, Tensor faces) => Paint(Hear(mel), See(faces));
}
