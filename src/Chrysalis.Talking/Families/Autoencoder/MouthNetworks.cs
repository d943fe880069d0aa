using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>The networks that make up the mouth's autoencoder.</summary>
internal sealed class MouthNetworks : nn.Module
{
    public MouthNetworks(AutoencoderPreset preset, int landmarkValues, Device device) : base(nameof(MouthNetworks))
    {
        Encoder = new MouthEncoder(preset.Crop.SizePx, preset.LatentSize);
        Decoder = new MouthDecoder(preset.Crop.SizePx, preset.LatentSize);
        Shape = new MouthShapeHead(preset.LatentSize, landmarkValues);
        register_module("encoder", Encoder);
        register_module("decoder", Decoder);
        register_module("shape", Shape);
        this.to(device);
    }

    public MouthEncoder Encoder { get; }

    public MouthDecoder Decoder { get; }

    public MouthShapeHead Shape { get; }
}
