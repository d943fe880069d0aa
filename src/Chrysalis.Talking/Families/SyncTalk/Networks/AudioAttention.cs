using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>
/// The mean of what is heard around a frame, weighted by what is heard (AD-NeRF: Guo 2021, arXiv 2103.11078). Names
/// <c>attentionConvNet.N</c> and <c>attentionNet.N</c>.
/// </summary>
internal sealed class AudioAttention : Module<Tensor, Tensor>
{
    private static readonly int[] Channels = [16, 8, 4, 2, 1];

    private readonly Sequential attentionConvNet, attentionNet;

    /// <param name="width">Numbers that describe a frame's speech.</param>
    /// <param name="frames">Frames that are looked at.</param>
    public AudioAttention(int width, int frames) : base(nameof(AudioAttention))
    {
        // The places of the activations are kept free, for the names.
        attentionConvNet = Sequential(Channels.SelectMany((channels, i) => new Module<Tensor, Tensor>[]
        {
            Conv1d(i == 0 ? width : Channels[i - 1], channels, 3, padding: 1), Identity(),
        }));
        attentionNet = Sequential(Linear(frames, frames));
        RegisterComponents();
    }

    /// <param name="x">T frames x C.</param>
    /// <returns>1 x C.</returns>
    public override Tensor forward(Tensor x)
    {
        Tensor y = x.transpose(0, 1).unsqueeze(0); // 1 x C x T
        for (int i = 0; i < Channels.Length; i++)
            y = ((Conv1d)attentionConvNet[2 * i]).call(y).leaky_relu(Scalars.Of(0.02));
        Tensor weights = ((Linear)attentionNet[0]).call(y.view(1, -1)).softmax(1); // 1 x T
        return weights.matmul(x);
    }
}
