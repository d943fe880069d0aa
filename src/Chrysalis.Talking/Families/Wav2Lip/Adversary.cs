using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>A network that tells painted faces from real ones, and what either side pays for it.</summary>
internal abstract class Adversary(string name) : Module(name)
{
    /// <summary>What the generator pays for being found out.</summary>
    /// <param name="painted">B x 3 x S x S.</param>
    public abstract Tensor GeneratorLoss(Tensor painted);

    /// <summary>What the discriminator pays for its mistakes.</summary>
    /// <param name="real">B x 3 x S x S.</param>
    /// <param name="painted">B x 3 x S x S, detached.</param>
    public abstract Tensor DiscriminatorLoss(Tensor real, Tensor painted);
}
