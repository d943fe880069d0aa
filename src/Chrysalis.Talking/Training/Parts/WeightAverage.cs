using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>Keeps a running average of a network's weights, which paints steadier pictures than the weights of any one step.</summary>
internal static class WeightAverage
{
    /// <summary>Moves the average towards the network: parameters by <c>1 - decay</c>, buffers at once.</summary>
    public static void Update(nn.Module average, nn.Module network, double decay)
    {
        using var _ = no_grad();
        foreach ((var (_, mean), var (_, value)) in average.named_parameters().Zip(network.named_parameters()))
            mean.lerp_(value, 1 - decay);
        foreach ((var (_, mean), var (_, value)) in average.named_buffers().Zip(network.named_buffers()))
            mean.copy_(value);
    }
}
