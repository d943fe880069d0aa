using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>Mean and deviation of a person's motion numbers; the network sees them whitened.</summary>
/// <param name="Mean">The mean of each.</param>
/// <param name="Deviation">The standard deviation of each, above 0.</param>
internal sealed record MotionScale(float[] Mean, float[] Deviation)
{
    /// <summary>Measures motion, frames x <see cref="MotionLayout.Width"/>.</summary>
    public static MotionScale Of(Tensor motion)
    {
        using var scope = NewDisposeScope();
        return new(
            motion.mean([0]).data<float>().ToArray(), motion.std(0).clamp_min(Torch.Scalars.Of(1e-4)).data<float>().ToArray());
    }

    /// <summary>Whitened numbers, ... x n, beginning with the <paramref name="first"/>.</summary>
    public Tensor Whiten(Tensor raw, int first = 0)
    {
        int count = (int)raw.shape[^1];
        return (raw - tensor(Mean.AsSpan(first, count).ToArray())) / tensor(Deviation.AsSpan(first, count).ToArray());
    }

    /// <summary>The number that a whitened one stands for.</summary>
    public float Raw(int index, float white) => Mean[index] + white * Deviation[index];
}
