using Chrysalis.Talking.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>Attention of every place of the picture to every other (Ho 2020; heads as guided-diffusion first laid them out).</summary>
internal sealed class AttentionBlock : Module<Tensor, Tensor>
{
    private readonly int heads;
    private readonly GroupNorm norm;
    private readonly Conv1d qkv, proj_out;

    /// <param name="channels">Channels, a multiple of 32 and of the heads.</param>
    /// <param name="heads">Heads.</param>
    public AttentionBlock(int channels, int heads) : base(nameof(AttentionBlock))
    {
        this.heads = heads;
        norm = Normalisation.Of(channels);
        qkv = Conv1d(channels, 3 * channels, 1);
        proj_out = Zeroed.Layer(Conv1d(channels, channels, 1));
        RegisterComponents();
    }

    /// <param name="x">B x C x H x W.</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor x)
    {
        (long batch, long channels, long width) = (x.shape[0], x.shape[1], x.shape[1] / heads);
        Tensor flat = x.reshape(batch, channels, -1);
        // Query, key and value of one head lie together: (B heads) x 3 width x L.
        Tensor[] three = qkv.call(norm.call(flat)).reshape(batch * heads, 3 * width, -1).split(width, 1);
        Scalar scale = Scalars.Of(1 / Math.Sqrt(Math.Sqrt(width)));
        Tensor weights = three[0].mul(scale).transpose(1, 2).bmm(three[1].mul(scale)).softmax(-1); // (B heads) x L x L
        Tensor seen = three[2].bmm(weights.transpose(1, 2)); // (B heads) x width x L
        return flat.Plus(proj_out.call(seen.reshape(batch, channels, -1))).reshape(x.shape);
    }
}
