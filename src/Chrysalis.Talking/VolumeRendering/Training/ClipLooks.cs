using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>
/// How a clip looks different from others of the same person (hair, shirt, light), as few numbers that are learnt with the head (the
/// individual codes of RAD-NeRF: Tang 2022, there one a frame; GLO: Bojanowski 2018).
/// </summary>
internal sealed class ClipLooks : nn.Module
{
    private const double First = 0.5;
    private readonly Parameter looks;
    private readonly Dictionary<PreparedClip, long> places;

    /// <param name="clips">The clips.</param>
    public ClipLooks(IReadOnlyList<PreparedClip> clips) : base(nameof(ClipLooks))
    {
        looks = nn.Parameter(zeros(clips.Count, HeadCodes.Look));
        places = clips.Index().ToDictionary(clip => clip.Item, clip => (long)clip.Index);
        RegisterComponents();
    }

    /// <summary>
    /// First looks: the principal components of small pictures of the clips, so that from the beginning clips that look alike are near.
    /// </summary>
    /// <param name="pictures">A picture a clip, in their order: C x 3 x S x S.</param>
    public void Begin(Tensor pictures)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor small = UsualPictures.Small(pictures);
        Tensor apart = small - small.mean([0]);
        (Tensor vectors, Tensor values, Tensor _) = linalg.svd(apart, fullMatrices: false);
        long count = Math.Min(HeadCodes.Look, values.shape[0]);
        Tensor first = vectors.narrow(1, 0, count) * values.narrow(0, 0, count);
        // One scale for all components: what differs little is to be near.
        Tensor scale = first.Squared().mean([0]).max().sqrt().clamp_min(Scalars.Of(1e-6));
        looks.narrow(1, 0, count).copy_(first / scale * Scalars.Of(First));
    }

    /// <summary>The looks of clips, B x <see cref="HeadCodes.Look"/>.</summary>
    public Tensor Of(IReadOnlyList<PreparedClip> clips) => looks.index_select(0, tensor((long[])[.. clips.Select(clip => places[clip])]));

    /// <summary>The most usual look: of each number the median over the clips that are trained on.</summary>
    /// <param name="trained">The clips that are trained on.</param>
    public float[] Usual(IEnumerable<PreparedClip> trained)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return [.. Of([.. trained.Distinct()]).unbind(1).Select(number => number.median().item<float>())];
    }

    /// <summary>How large the looks are, squared: what keeps them near each other.</summary>
    public Tensor Size() => looks.Squared().mean();
}
