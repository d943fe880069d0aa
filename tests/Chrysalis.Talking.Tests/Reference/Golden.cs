using Chrysalis.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Reference;

/// <summary>Compares with the outputs of the public reference implementations.</summary>
internal static class Golden
{
    private const double Tolerance = 1e-4;

    /// <summary>Fails unless the largest difference is below 1e-4 of the golden tensor's largest magnitude.</summary>
    public static void AssertEqual(string file, Tensor actual)
    {
        NpyFile golden = NpyFile.Read(SharedData.Require(Path.Combine("golden", file)));
        Assert.Equal(golden.Shape.Select(n => (long)n).Aggregate(1L, (a, b) => a * b), actual.numel());
        Tensor expected = tensor(golden.Values);
        double difference = (actual.detach().to(ScalarType.Float32).flatten() - expected).abs().max().item<float>();
        double magnitude = expected.abs().max().item<float>();
        Assert.True(difference <= Tolerance * magnitude, $"{file}: off by {difference:G3} of {magnitude:G3}.");
    }
}
