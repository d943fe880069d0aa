using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.AdNerf.Networks;

/// <summary>What is heard in a frame, of DeepSpeech's logits around it (Guo 2021, AD-NeRF). 32,800 parameters.</summary>
internal sealed class AudioNet : Module<Tensor, Tensor>
{
    /// <summary>Values that describe what is heard.</summary>
    public const int Values = 64;

    /// <summary>DeepSpeech's steps of 20 ms in a window.</summary>
    public const int WindowSteps = 16;

    /// <summary>DeepSpeech's letters: their logits.</summary>
    public const int Letters = 29;

    private readonly Sequential encoder_conv, encoder_fc1;

    public AudioNet() : base(nameof(AudioNet))
    {
        // Places that hold no weights keep the numbering of the published layers.
        encoder_conv = Sequential(
            Halving(Letters, 32), Identity(), Halving(32, 32), Identity(), Halving(32, 64), Identity(), Halving(64, 64), Identity());
        encoder_fc1 = Sequential(Linear(64, 64), Identity(), Linear(64, Values));
        RegisterComponents();
    }

    /// <param name="windows">B x 16 x 29.</param>
    /// <returns>B x 64.</returns>
    public override Tensor forward(Tensor windows)
    {
        Tensor x = windows.transpose(1, 2); // B x 29 x 16
        for (int i = 0; i < encoder_conv.Count; i += 2)
            x = Rectified(((Conv1d)encoder_conv[i]).call(x)); // ... x 8, 4, 2, 1
        x = Rectified(((Linear)encoder_fc1[0]).call(x.squeeze(2)));
        return ((Linear)encoder_fc1[2]).call(x);
    }

    private static Tensor Rectified(Tensor x) => x.leaky_relu(Scalars.Of(0.02));

    private static Conv1d Halving(int input, int output) => Conv1d(input, output, 3, stride: 2, padding: 1);
}
