using Chrysalis.Talking.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>The published discriminator over lower halves, with binary cross-entropy.</summary>
internal sealed class PublishedAdversary : Adversary
{
    private readonly QualityDiscriminator network = new();
    private readonly int fromRow;

    public PublishedAdversary(int fromRow) : base(nameof(PublishedAdversary))
    {
        this.fromRow = fromRow;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor GeneratorLoss(Tensor painted) => CrossEntropy(painted, 1);

    /// <inheritdoc/>
    public override Tensor DiscriminatorLoss(Tensor real, Tensor painted) => CrossEntropy(real, 1).Plus(CrossEntropy(painted, 0));

    private Tensor CrossEntropy(Tensor faces, float answer)
    {
        Tensor logits = network.call(faces.narrow(2, fromRow, faces.shape[2] - fromRow));
        return functional.binary_cross_entropy_with_logits(logits, full_like(logits, Scalars.Of(answer)));
    }
}
