using Chrysalis.Talking.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>How far a painted picture is from the real one: colour at two scales and edges, in absolute differences.</summary>
internal static class ReconstructionLoss
{
    /// <param name="painted">B x 3 x H x W.</param>
    /// <param name="real">B x 3 x H x W.</param>
    /// <param name="weight">1 x 1 x H x W, mean 1.</param>
    public static Tensor Between(Tensor painted, Tensor real, Tensor weight)
    {
        Tensor difference = painted - real;
        Tensor colour = (difference.abs() * weight).mean();
        Tensor coarse = (functional.avg_pool2d(difference, 4).abs() * functional.avg_pool2d(weight, 4)).mean();
        return colour.Plus(coarse).Plus(Edges(difference, weight));
    }

    /// <summary>The gradient loss: differences between neighbours, right and below.</summary>
    private static Tensor Edges(Tensor difference, Tensor weight)
    {
        long height = difference.shape[2];
        long width = difference.shape[3];
        Tensor right = difference.narrow(3, 1, width - 1) - difference.narrow(3, 0, width - 1);
        Tensor below = difference.narrow(2, 1, height - 1) - difference.narrow(2, 0, height - 1);
        return (right.abs() * weight.narrow(3, 1, width - 1)).mean().Plus((below.abs() * weight.narrow(2, 1, height - 1)).mean());
    }
}
