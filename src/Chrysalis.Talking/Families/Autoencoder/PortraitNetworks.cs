using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>The networks that make up the portrait.</summary>
internal sealed class PortraitNetworks : nn.Module
{
    public PortraitNetworks(int height, int width, int latentSize, Device device) : base(nameof(PortraitNetworks))
    {
        Encoder = new PortraitEncoder(latentSize);
        Decoder = new PortraitDecoder(height, width, latentSize);
        register_module("encoder", Encoder);
        register_module("decoder", Decoder);
        this.to(device);
    }

    public PortraitEncoder Encoder { get; }

    public PortraitDecoder Decoder { get; }
}
