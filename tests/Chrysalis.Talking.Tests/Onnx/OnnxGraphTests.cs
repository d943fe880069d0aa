using Chrysalis.Talking.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Tests.Onnx;

public class OnnxGraphTests
{
    [Fact]
    public void ToModel_GraphOfTwoNodes_RunsInOnnxRuntime()
    {
        var graph = new OnnxGraph("affine");
        graph.Input("x", OnnxElementType.Float, -1, 3);
        graph.Constant("w", [1f, 0, 0, 0, 2, 0, 0, 0, -3], 3, 3);
        graph.Constant("shape", [3L, -1], 2);
        graph.Node("Gemm", ["x", "w"], "y", OnnxAttribute.Of("alpha", 0.5f), OnnxAttribute.Of("transB", 1L));
        graph.Node("LeakyRelu", ["y"], "z", OnnxAttribute.Of("alpha", 0.1f));
        graph.Node("Transpose", ["z"], "t", OnnxAttribute.Of("perm", [1, 0]));
        graph.Output("t", OnnxElementType.Float, 3, -1);

        float[] result = Run(graph, [1f, 2, 3, 4, 5, 6], [2, 3]);

        float[] expected = [0.5f, 2, 2, 5, -0.45f, -0.9f];
        Assert.All(expected.Zip(result), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void ToModel_StringAndFloatsAttributes_AreUnderstood()
    {
        var graph = new OnnxGraph("scaled");
        graph.Input("x", OnnxElementType.Float, 1, 1, 2, 2);
        graph.Node("Constant", [], "factors", OnnxAttribute.Of("value_floats", [1f, 1, 2, 2]));
        graph.Node("Resize", ["x", "", "factors"], "y", OnnxAttribute.Of("mode", "nearest"));
        graph.Output("y", OnnxElementType.Float, 1, 1, 4, 4);

        float[] result = Run(graph, [1f, 2, 3, 4], [1, 1, 2, 2]);

        Assert.Equal([1f, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4], result);
    }

    [Fact]
    public void Node_UnknownInput_NamesIt()
    {
        var graph = new OnnxGraph("g");
        var error = Assert.Throws<ArgumentException>(() => graph.Node("Relu", ["missing"], "y"));
        Assert.Contains("'missing'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constant_ShapeThatDoesNotFit_IsRefused()
    {
        var graph = new OnnxGraph("g");
        Assert.Throws<ArgumentException>(() => graph.Constant("c", [1f, 2, 3], 2, 2));
    }

    private static float[] Run(OnnxGraph graph, float[] input, long[] shape)
    {
        using var session = new InferenceSession(graph.ToModel());
        using var run = new RunOptions();
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(input, shape);
        using var results = session.Run(run, session.InputNames, [value], session.OutputNames);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
