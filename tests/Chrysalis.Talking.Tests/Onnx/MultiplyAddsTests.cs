using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Families.Autoencoder;
using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Painting;
using Chrysalis.Testing;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Tests.Onnx;

/// <summary>What a graph says that it computes, beside paper and beside what ONNX Runtime saw.</summary>
public sealed class MultiplyAddsTests : IDisposable
{
    private static readonly AutoencoderPreset Preset = AutoencoderPreset.Compact;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ToModel_SmallLayers_CarriesTheSumOnPaper()
    {
        var graph = new OnnxGraph("small");
        var layers = new WeightLayers(graph, Weights(("a", [5, 3, 3, 3]), ("b", [7, 10]), ("c", [2, 4, 3])), "here");
        layers.Input("x", -1, 3, 8, 6);
        layers.Input("h", -1, 4, 9);
        string pooled = layers.MeanAndGreatest(layers.LeakyRelu(layers.Plane(layers.Enlarge("x"), "a")));
        string linear = layers.Linear(pooled, "b"), time = layers.Time("h", "c", stride: 2);
        graph.Output(linear, OnnxElementType.Float, -1, 7);
        graph.Output(time, OnnxElementType.Float, -1, 2, 5);

        byte[] model = graph.ToModel();

        const long expected = 16 * 12 * 5 * 27 + 7 * 10 + 5 * 2 * 12;
        Assert.Equal(expected, Said(model));
        Assert.Equal(3 * expected, ProfiledWork.Of(model, 3, folder.Path));
    }

    [Theory]
    [InlineData("wav2lip-grid/generator", "ear", 3)]
    [InlineData("wav2lip-grid/generator", "face", 3)]
    [InlineData("grid-s1/autoencoder", "speech", 34)]
    [InlineData("grid-s1/autoencoder", "mouth", 8)]
    [InlineData("grid-s1/autoencoder", "portrait", 1)]
    [InlineData("any-face/any-face", "painter", 1)]
    [InlineData("any-face/any-face", "motion", 5)]
    public void ToModel_ShippedNetworks_CarryWhatOnnxRuntimeDoes(string file, string network, int free)
    {
        string path = Path.Combine(SharedData.Root, "models", file + ".safetensors");
        Dictionary<string, FloatArray> weights = SafetensorsArrays.Read(path);
        byte[] model = network switch
        {
            "ear" => CompactGraph.Ear(weights, path),
            "face" => CompactGraph.Painter(112, weights, path),
            "speech" => SpeechGraph.Build(weights, path, "speech.", SpeechEncoder.Dilations),
            "mouth" => MouthGraph.Build(Preset.Crop.SizePx, Preset.LatentSize, weights, path, "mouth."),
            "portrait" => Portrait(weights, path),
            "painter" => PaintingGraph.Build(PainterFormat.Shape, 96, weights, path, "painter."),
            _ => SpeechGraph.Build(weights, path, "motion.", MotionNetwork.Dilations),
        };

        Assert.True(Said(model) > 0);
        Assert.Equal(free * Said(model), ProfiledWork.Of(model, free, folder.Path));
    }

    [Fact]
    public void Run_SeveralAtOnceAndTwice_CountsEach()
    {
        var graph = new OnnxGraph("two");
        var layers = new WeightLayers(graph, Weights(("a", [7, 10])), "here");
        layers.Input("x", -1, 10);
        graph.Output(layers.Linear("x", "a"), OnnxElementType.Float, -1, 7);
        using var network = new OnnxNetwork(graph.ToModel, ["x"], ["v2"]);

        Assert.Equal(0, network.MultiplyAddsDone);
        network.Run((new float[30], [3, 10]));
        network.Run((new float[20], [2, 10]));

        Assert.Equal(5 * 70, network.MultiplyAddsDone);
    }

    [Fact]
    public void Plane_OfAValueWhoseShapeIsNotKnown_IsRefused()
    {
        var layers = new WeightLayers(new OnnxGraph("g"), Weights(("a", [5, 3, 3, 3])), "here");
        layers.Input("x", 1, 3, 8, 6);
        string turned = layers.Node("Transpose", ["x"]);

        var error = Assert.Throws<InvalidOperationException>(() => layers.Plane(turned, "a"));
        Assert.Contains($"'{turned}'", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Portrait(Dictionary<string, FloatArray> weights, string path)
    {
        long[] canvas = weights["portrait.canvas"].Shape;
        return PortraitGraph.Build((int)canvas[2], (int)canvas[3], Preset.PortraitLatentSize, weights, path, "portrait.");
    }

    private static long Said(byte[] model)
    {
        using var session = new InferenceSession(model);
        return OnnxGraph.MultiplyAddsOf(session.ModelMetadata.CustomMetadataMap);
    }

    private static Dictionary<string, FloatArray> Weights(params (string Name, long[] Shape)[] layers)
    {
        var weights = new Dictionary<string, FloatArray>();
        foreach ((string name, long[] shape) in layers)
        {
            weights[name + ".weight"] = new(shape, new float[shape.Aggregate((a, b) => a * b)]);
            weights[name + ".bias"] = new([shape[0]], new float[shape[0]]);
        }

        return weights;
    }
}
