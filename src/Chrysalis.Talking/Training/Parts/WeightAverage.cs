using static TorchSharp.torch;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>Keeps a running average of a network's weights, which paints steadier pictures than the weights of any one step.</summary>
internal static class WeightAverage
{
    /// <summary>How much of an average stays at a step: little at first, in the end as much as is asked for.</summary>
    /// <param name="step">The step's number, from 0.</param>
    /// <param name="decay">How much stays once there were many.</param>
    public static double DecayAt(int step, double decay) => Math.Min(decay, (step + 1) / (step + 10.0));

    /// <summary>Moves the average towards the network: parameters by <c>1 - decay</c>, buffers at once.</summary>
    public static void Update(nn.Module average, nn.Module network, double decay)
    {
        using var _ = no_grad();
        using Tensor part = tensor((float)(1 - decay), device: network.parameters().First().device);
        foreach ((var (_, mean), var (_, value)) in average.named_parameters().Zip(network.named_parameters()))
            mean.lerp_(value, part);
        foreach ((var (_, mean), var (_, value)) in average.named_buffers().Zip(network.named_buffers()))
            mean.copy_(value);
    }
}
