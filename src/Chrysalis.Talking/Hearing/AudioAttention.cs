using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Hearing;

/// <summary>
/// The mean of what is heard around a frame, weighted by what is heard (AD-NeRF: Guo 2021, arXiv 2103.11078; SyncTalk has the same). Names
/// <c>attentionConvNet.N</c> and <c>attentionNet.N</c>.
/// </summary>
internal sealed class AudioAttention : Module<Tensor, Tensor>
{
    private static readonly int[] Channels = [16, 8, 4, 2, 1];

    private readonly Sequential attentionConvNet, attentionNet;
    private readonly int read;

    /// <param name="read">How many of the numbers of a frame's speech decide its weight, the first ones; all are weighed.</param>
    /// <param name="frames">Frames that are looked at.</param>
    public AudioAttention(int read, int frames) : base(nameof(AudioAttention))
    {
        this.read = read;
        // The places of the activations are kept free, for the names.
        attentionConvNet = Sequential(Channels.SelectMany((channels, i) => new Module<Tensor, Tensor>[]
        {
            Conv1d(i == 0 ? read : Channels[i - 1], channels, 3, padding: 1), Identity(),
        }));
        attentionNet = Sequential(Linear(frames, frames));
        RegisterComponents();
    }

    /// <param name="codes">B x frames x C, C at least what is read.</param>
    /// <returns>B x C.</returns>
    public override Tensor forward(Tensor codes)
    {
        Tensor x = codes.narrow(2, 0, read).transpose(1, 2); // B x read x frames
        for (int i = 0; i < Channels.Length; i++)
            x = ((Conv1d)attentionConvNet[2 * i]).call(x).leaky_relu(Scalars.Of(0.02));
        Tensor weights = ((Linear)attentionNet[0]).call(x.squeeze(1)).softmax(1); // B x frames
        return (weights.unsqueeze(2) * codes).sum(1);
    }
}
