using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.LipSync.Expert;

/// <summary>Wav2Lip's audio encoder: 16 mel frames (B x 1 x 80 x 16) to B x 512 x 1 x 1. Generator and expert have one each.</summary>
internal static class SpeechTower
{
    /// <summary>Values a window is described by.</summary>
    public const int EmbeddingSize = 512;

    /// <param name="residualsAt256">Residual blocks at 256 channels: 1 in the generator, 2 in the expert.</param>
    public static Sequential Create(int residualsAt256)
    {
        List<ConvBlock> blocks =
        [
            new(1, 32), ConvBlock.Residual(32), ConvBlock.Residual(32),
            new(32, 64, 3, (3, 1), 1), ConvBlock.Residual(64), ConvBlock.Residual(64),
            new(64, 128, stride: 3), ConvBlock.Residual(128), ConvBlock.Residual(128),
            new(128, 256, 3, (3, 2), 1),
        ];
        for (int i = 0; i < residualsAt256; i++)
            blocks.Add(ConvBlock.Residual(256));
        blocks.Add(new(256, 512, padding: 0));
        blocks.Add(new(512, 512, kernel: 1, padding: 0));
        return Sequential(blocks);
    }
}
