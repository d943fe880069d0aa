using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Torch;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Torch;

public sealed class LayerWorkTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void MultiplyAddsDone_LayersCalled_IsTheSumOnPaper()
    {
        using var network = nn.Sequential(
            nn.Conv2d(4, 6, 3, padding: 1, stride: 2), nn.ReLU(), nn.Flatten(), nn.Linear(6 * 4 * 5, 7), nn.Dropout());
        var work = new LayerWork(network);
        Assert.Equal(0, work.MultiplyAddsDone);

        network.call(zeros(2, 4, 8, 10));
        network.call(zeros(1, 4, 8, 10));

        Assert.Equal(3 * (6 * 4 * 5 * (4 * 9) + 7 * (6 * 4 * 5)), work.MultiplyAddsDone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MultiplyAddsDone_SpeechEncoder_IsWhatItsOnnxModelSays(bool hasFrontend)
    {
        const int frames = 9;
        using var encoder = new SpeechEncoder(latentSize: 5, hasFrontend);
        encoder.eval();
        var work = new LayerWork(encoder);

        encoder.call(zeros(1, 80 * 16, frames));

        using var session = new InferenceSession(SpeechGraph.Build(Arrays(encoder), "here", "s.", SpeechEncoder.Dilations));
        Assert.Equal(frames * OnnxGraph.MultiplyAddsOf(session.ModelMetadata.CustomMetadataMap), work.MultiplyAddsDone);
    }

    [Fact]
    public void Constructor_LayerThatItDoesNotKnow_IsRefused()
    {
        using var network = nn.Sequential(nn.Linear(3, 3), nn.LayerNorm(3));

        Assert.Contains("LayerNorm", Assert.Throws<ArgumentException>(() => new LayerWork(network)).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, FloatArray> Arrays(nn.Module network) => ModuleWeights.Of(network, "s.")
        .ToDictionary(own => own.Key, own => new FloatArray(own.Value.shape, own.Value.contiguous().data<float>().ToArray()));
}
