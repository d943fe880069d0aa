namespace Chrysalis.Talking.Checkpoints.Tensors;

/// <summary>What a stranger's file may claim as a shape.</summary>
internal static class TensorShape
{
    private const int MaximumDimensions = 64;
    private const long MaximumCount = long.MaxValue / 16;

    /// <summary>True when no product of its dimensions overflows, even where another dimension is zero.</summary>
    public static bool IsUsable(IReadOnlyList<long> shape)
    {
        if (shape.Count > MaximumDimensions)
            return false;
        long count = 1;
        foreach (long dimension in shape)
        {
            if (dimension < 0 || dimension > MaximumCount / count)
                return false;
            count *= Math.Max(dimension, 1);
        }

        return true;
    }
}
