using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Torch;

/// <summary>Products are the same to the last bit wherever their operands lie in memory, on whatever processor runs the tests.</summary>
public class MklReproducibilityTests
{
    [Theory]
    [InlineData(3, 4, 4)]
    [InlineData(1, 63, 32)]
    [InlineData(17, 32, 2)]
    [InlineData(64, 64, 3)]
    [InlineData(5, 512, 32)]
    [InlineData(1, 512, 512)]
    public void Product_OfOperandsAtAnyAlignment_IsTheSame(long rows, long inner, long columns)
    {
        using var scope = NewDisposeScope();
        using var draw = new Generator(3);
        Tensor left = randn(rows, inner, generator: draw), right = randn(columns, inner, generator: draw);
        byte[] expected = left.matmul(right.t()).bytes.ToArray();
        for (int shift = 0; shift < 16; shift++)
            for (int other = 0; other < 16; other += 5)
                Assert.Equal(expected, Moved(left, shift).matmul(Moved(right, other).t()).bytes.ToArray());
    }

    /// <summary>The same numbers, so many places further into a cache line.</summary>
    private static Tensor Moved(Tensor matrix, int shift)
    {
        Tensor there = zeros(matrix.numel() + shift).narrow(0, shift, matrix.numel()).view(matrix.shape);
        return there.copy_(matrix);
    }
}
