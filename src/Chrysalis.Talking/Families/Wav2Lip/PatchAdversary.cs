using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>A small discriminator over patches with the hinge loss.</summary>
internal sealed class PatchAdversary : Adversary
{
    private readonly PatchDiscriminator network = new();

    public PatchAdversary() : base(nameof(PatchAdversary)) => RegisterComponents();

    /// <inheritdoc/>
    public override Tensor GeneratorLoss(Tensor painted) => -network.call(painted).mean();

    /// <inheritdoc/>
    public override Tensor DiscriminatorLoss(Tensor real, Tensor painted) =>
        HingeLoss.OfDiscriminator(network.call(real), network.call(painted));
}
