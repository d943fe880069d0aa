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
    private const double First = 0.1;
    private readonly Parameter looks;
    private readonly Dictionary<PreparedClip, long> places;

    /// <param name="clips">The clips.</param>
    public ClipLooks(IReadOnlyList<PreparedClip> clips) : base(nameof(ClipLooks))
    {
        looks = nn.Parameter(zeros(clips.Count, HeadCodes.Look));
        places = clips.Index().ToDictionary(clip => clip.Item, clip => (long)clip.Index);
        RegisterComponents();
    }

    /// <summary>Draws first looks.</summary>
    public void Draw(Generator noise)
    {
        using var _ = no_grad();
        looks.normal_(0, First, noise);
    }

    /// <summary>The looks of clips, B x <see cref="HeadCodes.Look"/>.</summary>
    public Tensor Of(IReadOnlyList<PreparedClip> clips) => looks.index_select(0, tensor((long[])[.. clips.Select(clip => places[clip])]));

    /// <summary>
    /// The most usual look: that of the clip which is nearest to all others that are trained on. A mean of looks may look like no clip.
    /// </summary>
    /// <param name="trained">The clips that are trained on.</param>
    public float[] Usual(IEnumerable<PreparedClip> trained)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor own = Of([.. trained.Distinct()]);
        Tensor apart = (own.unsqueeze(0) - own.unsqueeze(1)).Squared().sum(2).sqrt().sum(1);
        return own[apart.argmin()].data<float>().ToArray();
    }

    /// <summary>How large the looks are, squared: what keeps them near each other.</summary>
    public Tensor Size() => looks.Squared().mean();
}
