using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Torch;

/// <summary>
/// The number type convolutions compute in. Processors with bfloat16 instructions are twice as fast with it, others slower:
/// there is no reliable flag for it across systems, so a small convolution is timed once.
/// </summary>
internal static class ComputeType
{
    private static readonly Lazy<ScalarType> OnCpu = new(Measure);

    /// <summary>The faster type on a device.</summary>
    public static ScalarType Fastest(Device device) => device.type == DeviceType.CUDA ? ScalarType.BFloat16 : OnCpu.Value;

    private static ScalarType Measure() =>
        Seconds(ScalarType.BFloat16) < 0.8 * Seconds(ScalarType.Float32) ? ScalarType.BFloat16 : ScalarType.Float32;

    private static double Seconds(ScalarType type)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor x = ones(4, 64, 28, 28).to(type);
        Tensor weight = ones(64, 64, 3, 3).to(type);
        double best = double.MaxValue;
        for (int i = 0; i < 6; i++)
        {
            var clock = Stopwatch.StartNew();
            nn.functional.conv2d(x, weight, null, [1, 1], [1, 1]).Dispose();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return best;
    }
}
