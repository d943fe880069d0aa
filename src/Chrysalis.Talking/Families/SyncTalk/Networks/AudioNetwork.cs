using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>Makes few numbers of what the audio-visual encoder hears: 512 to 256 to 128 to 32. Names <c>encoder_fc1.N</c>.</summary>
internal sealed class AudioNetwork : Module<Tensor, Tensor>
{
    private readonly Sequential encoder_fc1;

    /// <param name="heard">Numbers that describe a window of speech.</param>
    /// <param name="output">Numbers that are made of them.</param>
    public AudioNetwork(int heard, int output) : base(nameof(AudioNetwork))
    {
        // The places of the activations are kept free, for the names.
        encoder_fc1 = Sequential(Linear(heard, 256), Identity(), Linear(256, 128), Identity(), Linear(128, output));
        RegisterComponents();
    }

    /// <param name="x">N x 512.</param>
    /// <returns>N x 32.</returns>
    public override Tensor forward(Tensor x)
    {
        x = ((Linear)encoder_fc1[0]).call(x).leaky_relu(Scalars.Of(0.02));
        x = ((Linear)encoder_fc1[2]).call(x).leaky_relu(Scalars.Of(0.02));
        return ((Linear)encoder_fc1[4]).call(x);
    }
}
