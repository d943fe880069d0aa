using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.AdNerf.Networks;

/// <summary>
/// Smooths what is heard over 8 frames by attention (Guo 2021, AD-NeRF). As in the published code the attention reads only the first 32 of
/// the 64 values, and weighs all of them. 2,149 parameters.
/// </summary>
internal sealed class AudioAttNet : Module<Tensor, Tensor>
{
    /// <summary>Frames that are weighed: 4 before a frame, itself and 3 after it.</summary>
    public const int Frames = 8;

    /// <summary>How many of them come before the frame itself.</summary>
    public const int FramesBefore = 4;

    private const int ValuesRead = 32;
    private readonly Sequential attentionConvNet, attentionNet;

    public AudioAttNet() : base(nameof(AudioAttNet))
    {
        attentionConvNet = Sequential(
            Over(ValuesRead, 16), Identity(), Over(16, 8), Identity(), Over(8, 4), Identity(), Over(4, 2), Identity(), Over(2, 1));
        attentionNet = Sequential(Linear(Frames, Frames));
        RegisterComponents();
    }

    /// <param name="codes">B x 8 x 64.</param>
    /// <returns>B x 64.</returns>
    public override Tensor forward(Tensor codes)
    {
        Tensor x = codes.narrow(2, 0, ValuesRead).transpose(1, 2); // B x 32 x 8
        for (int i = 0; i < attentionConvNet.Count; i += 2)
            x = ((Conv1d)attentionConvNet[i]).call(x).leaky_relu(Scalars.Of(0.02));
        Tensor shares = ((Linear)attentionNet[0]).call(x.squeeze(1)).softmax(1); // B x 8
        return (shares.unsqueeze(2) * codes).sum(1);
    }

    private static Conv1d Over(int input, int output) => Conv1d(input, output, 3, padding: 1);
}
