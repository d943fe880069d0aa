using Chrysalis.Talking.LipSync.Expert;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>
/// The speech tower of a lip-sync expert (AVE): 16 mel frames, 0.2 s, as 512 numbers. The layers are those of Wav2Lip's generator.
/// Names <c>audio_encoder.N</c>; the published file leaves that beginning out.
/// </summary>
internal sealed class AudioVisualEncoder : Module<Tensor, Tensor>
{
    private readonly Sequential audio_encoder;

    public AudioVisualEncoder() : base(nameof(AudioVisualEncoder))
    {
        audio_encoder = SpeechTower.Create(residualsAt256: 1);
        RegisterComponents();
    }

    /// <param name="mel">B x 1 x 80 x 16.</param>
    /// <returns>B x 512.</returns>
    public override Tensor forward(Tensor mel) => audio_encoder.call(mel).flatten(1);
}
