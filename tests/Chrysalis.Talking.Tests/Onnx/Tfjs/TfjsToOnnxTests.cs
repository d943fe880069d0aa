using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Onnx.Tfjs;
using Chrysalis.Talking.Tests.Reference;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Tests.Onnx.Tfjs;

public class TfjsToOnnxTests
{
    [Theory]
    [InlineData(8, 8)]
    [InlineData(9, 7)]
    [InlineData(6, 11)]
    public void Convert_EveryOperation_AgreesWithTheInterpreter(int height, int width)
    {
        var random = new Random(height * 100 + width);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
        using TfjsModelFiles files = new TfjsModelFiles()
            .Picture("x", -1, height, width, 3)
            .Floats("w1", [3, 3, 3, 4], Draw(108)).Floats("b1", [4], Draw(4)).Floats("s1", [1, 1, 4], Draw(4))
            .Node("conv", "_FusedConv2D", ["x", "w1", "b1", "s1"], TfjsModelFiles.Window("SAME", 2, ["BiasAdd", "Prelu"]))
            .Floats("w2", [3, 3, 4, 2], Draw(72))
            .Node("depthwise", "DepthwiseConv2dNative", ["conv", "w2"], TfjsModelFiles.Window("SAME", 1))
            .Floats("w3", [1, 1, 8, 4], Draw(32)).Floats("b3", [4], Draw(4))
            .Node("point", "_FusedConv2D", ["depthwise", "w3", "b3"], TfjsModelFiles.Window("VALID", 1, ["BiasAdd"]))
            .Node("sum", "AddV2", ["conv:0", "point:0"])
            .Floats("s2", [1, 1, 4], Draw(4))
            .Node("prelu", "Prelu", ["sum", "s2"])
            .Node("pool", "MaxPool", ["prelu"], TfjsModelFiles.Window("SAME", 2, pool: 2))
            .Ints("pads", 0, 0, 0, 1, 1, 0, 0, 3)
            .Node("padded", "Pad", ["pool", "pads"])
            .Node("relu6", "Relu6", ["padded"])
            .Node("relu", "Relu", ["padded"])
            .Node("product", "Mul", ["relu6", "relu"])
            .Ints("flat", 1, -1)
            .Node("list", "Reshape", ["product", "flat"])
            .Node("other", "Reshape", ["prelu", "flat"])
            .Ints("axis", 1)
            .Node("both", "ConcatV2", ["list", "other", "axis"])
            .Node("probability", "Sigmoid", ["both"])
            .Node("Identity", "Identity", ["probability"]);
        TfjsGraph graph = TfjsGraph.Load(files.Write());
        float[] picture = Draw(height * width * 3);

        float[] expected = TfjsInterpreter.Run(graph, new([1, height, width, 3], picture))["Identity"].Values;
        float[] actual = Run(TfjsToOnnx.Convert(graph, "tiny"), picture, height, width);

        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Convert_UpToANode_LeavesOutWhatItDoesNotNeed()
    {
        using TfjsModelFiles files = new TfjsModelFiles()
            .Picture("x", -1, 5, 4, 3)
            .Floats("low", [1], [-0.3f]).Floats("high", [1], [0.4f]).Ints("axes", 1, 2)
            .Node("least", "Minimum", ["x", "high"])
            .Node("most", "Maximum", ["least", "low"])
            .Node("mean", "Mean", ["most", "axes"])
            .Node("odd one", "FractionalMaxPool", ["mean"]);
        TfjsGraph graph = TfjsGraph.Load(files.Write());
        float[] picture = [.. Enumerable.Range(0, 60).Select(i => MathF.Sin(i))];

        // The interpreter sees only what is needed, too.
        TfjsGraph upToMean = graph with { Nodes = [.. graph.Nodes.Where(node => node.Name != "odd one")] };
        float[] expected = TfjsInterpreter.Run(upToMean, new([1, 5, 4, 3], picture))["mean"].Values;
        float[] actual = Run(TfjsToOnnx.Convert(graph, "m", "mean"), picture, 5, 4);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Contains(
            "has none of that name", Assert.Throws<OnnxException>(() => TfjsToOnnx.Convert(graph, "m", "other")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_UnknownOperation_NamesNodeAndOperation()
    {
        using TfjsModelFiles files = new TfjsModelFiles().Picture("x", 1, 4, 4, 3).Node("odd one", "FractionalMaxPool", ["x"]);
        var error = Assert.Throws<OnnxException>(() => TfjsToOnnx.Convert(TfjsGraph.Load(files.Write()), "m"));
        Assert.Equal(
            "The model cannot be converted at its node 'odd one': the operation 'FractionalMaxPool' is not supported.", error.Message);
    }

    [Fact]
    public void Convert_NodesThatWaitForEachOther_IsRefused()
    {
        using TfjsModelFiles files = new TfjsModelFiles().Picture("x", 1, 4, 4, 3).Node("a", "AddV2", ["x", "b"]).Node("b", "Relu", ["a"]);
        Assert.Throws<OnnxException>(() => TfjsToOnnx.Convert(TfjsGraph.Load(files.Write()), "m"));
    }

    [Fact]
    public void Convert_FilterForOtherChannels_IsRefused()
    {
        using TfjsModelFiles files = new TfjsModelFiles().Picture("x", 1, 4, 4, 3).Floats("w", [1, 1, 2, 1], 1, 2)
            .Node("conv", "Conv2D", ["x", "w"], TfjsModelFiles.Window("SAME", 1));
        var error = Assert.Throws<OnnxException>(() => TfjsToOnnx.Convert(TfjsGraph.Load(files.Write()), "m"));
        Assert.Contains("takes 2 channels and gets 3", error.Message, StringComparison.Ordinal);
    }

    private static float[] Run(byte[] model, float[] picture, int height, int width)
    {
        float[] planes = new float[picture.Length];
        for (int i = 0; i < picture.Length; i++)
            planes[i % 3 * height * width + i / 3] = picture[i];
        using var session = new InferenceSession(model);
        using var run = new RunOptions();
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(planes, [1, 3, height, width]);
        using var results = session.Run(run, session.InputNames, [input], session.OutputNames);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
