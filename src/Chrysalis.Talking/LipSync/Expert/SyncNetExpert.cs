using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.LipSync.Expert;

/// <summary>
/// The lip-sync expert as published ("SyncNet_color", Prajwal 2020, arXiv 2008.10010): five lower face halves and 16 mel frames
/// to unit vectors whose cosine is near 1 when they belong together. 16,435,072 parameters.
/// </summary>
internal sealed class SyncNetExpert : LipSyncExpert
{
    private readonly Sequential face_encoder, audio_encoder;

    public SyncNetExpert() : base(nameof(SyncNetExpert))
    {
        face_encoder = Sequential(
            new ConvBlock(15, 32, kernel: 7, padding: 3),
            new ConvBlock(32, 64, 5, (1, 2), 1), ConvBlock.Residual(64), ConvBlock.Residual(64),
            new ConvBlock(64, 128, stride: 2), ConvBlock.Residual(128), ConvBlock.Residual(128), ConvBlock.Residual(128),
            new ConvBlock(128, 256, stride: 2), ConvBlock.Residual(256), ConvBlock.Residual(256),
            new ConvBlock(256, 512, stride: 2), ConvBlock.Residual(512), ConvBlock.Residual(512),
            new ConvBlock(512, 512, stride: 2),
            new ConvBlock(512, 512, padding: 0),
            new ConvBlock(512, 512, kernel: 1, padding: 0));
        audio_encoder = SpeechTower.Create(residualsAt256: 2);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor Face(Tensor faces) => Unit(face_encoder.call(faces).flatten(1));

    /// <inheritdoc/>
    public override Tensor Speech(Tensor mel) => Unit(audio_encoder.call(mel).flatten(1));
}
