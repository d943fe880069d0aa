using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Speech;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Hearing;

public sealed class SpeechGraphTests
{
    /// <summary>Torch is the plain reference of what ONNX Runtime computes.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Build_AnyKindOfEncoder_HearsAsTorchDoes(bool hasFrontend)
    {
        const int frames = 31;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var encoder = new SpeechEncoder(latentSize: 5, hasFrontend);
        encoder.eval();
        Dictionary<string, FloatArray> arrays = ModuleWeights.Of(encoder, "own.")
            .ToDictionary(own => own.Key, own => new FloatArray(own.Value.shape, own.Value.contiguous().data<float>().ToArray()));
        Tensor windows = randn(1, 80 * SpeechWindows.WindowMelFrames, frames);
        using var network = new OnnxNetwork(
            () => SpeechGraph.Build(arrays, "here", "own.", SpeechEncoder.Dilations), SpeechGraph.Inputs, SpeechGraph.Outputs);

        float[] heard = network.Run((windows.data<float>().ToArray(), [1, windows.shape[1], frames]));

        Tensor expected = encoder.call(windows);
        Assert.InRange((tensor(heard).view(expected.shape) - expected).abs().max().item<float>(), 0, 1e-4f);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void For_WeightsOfEitherKind_MakesThatKind(bool hasFrontend)
    {
        using var encoder = new SpeechEncoder(latentSize: 5, hasFrontend);
        Dictionary<string, Tensor> weights = ModuleWeights.Of(encoder, "own.");

        using SpeechEncoder again = SpeechEncoder.For(latentSize: 5, weights.Keys, "own.");

        Assert.Equal(encoder.state_dict().Keys.Order(), again.state_dict().Keys.Order());
        foreach (Tensor weight in weights.Values)
            weight.Dispose();
    }
}
