using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>A network's weights as plain numbers, for what renders without Torch.</summary>
internal sealed class PacketWeights
{
    private readonly Dictionary<string, (float[] Numbers, long[] Shape)> weights;

    /// <summary>Copies a network's weights.</summary>
    public PacketWeights(nn.Module network)
    {
        using var scope = NewDisposeScope();
        weights = network.state_dict().ToDictionary(
            own => own.Key,
            own => (own.Value.detach().cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray(), own.Value.shape));
    }

    /// <summary>The numbers of a tensor.</summary>
    public float[] this[string name] => weights[name].Numbers;

    /// <summary>A fully connected layer, without its bias.</summary>
    public PacketLayer Layer(string name, bool isRectified)
    {
        (float[] numbers, long[] shape) = weights[$"{name}.weight"];
        return new(numbers, (int)shape[1], (int)shape[0], isRectified);
    }

    /// <summary>A convolution of 3 x 3.</summary>
    public PacketConvolution Convolution(string name, bool isRectified)
    {
        (float[] numbers, long[] shape) = weights[$"{name}.weight"];
        return new(numbers, this[$"{name}.bias"], (int)shape[1], isRectified);
    }
}
