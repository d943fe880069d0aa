using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Torch;

/// <summary>
/// Single-precision convolutions are right on the machine that runs the tests, whatever its processor says of its caches.
/// </summary>
public class OneDnnCachesTests
{
    [Theory]
    [InlineData(24, 64, 56, 3, false)]
    [InlineData(40, 64, 56, 3, false)]
    [InlineData(40, 16, 28, 3, false)]
    [InlineData(64, 40, 96, 1, true)]
    [InlineData(6, 40, 96, 1, true)]
    public void Convolution_OfEveryAffectedShape_EqualsDoublePrecision(long input, long output, long size, long kernel, bool channelsLast)
    {
        using var scope = NewDisposeScope();
        using var draw = new Generator(5);
        Tensor x = randn(1, input, size, size, generator: draw), weight = randn(output, input, kernel, kernel, generator: draw);
        Tensor expected = nn.functional.conv2d(x.to(ScalarType.Float64), weight.to(ScalarType.Float64), padding: [kernel / 2, kernel / 2]);
        if (channelsLast)
            (x, weight) = (ChannelsLast(x), ChannelsLast(weight));

        Tensor actual = nn.functional.conv2d(x, weight, padding: [kernel / 2, kernel / 2]);

        Assert.InRange(((actual - expected).abs().max() / expected.abs().max()).item<double>(), 0, 1e-5);
    }

    private static Tensor ChannelsLast(Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
}
