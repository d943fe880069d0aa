using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Onnx.Tfjs;

namespace Chrysalis.Talking.Faces.Detection;

/// <summary>
/// face-api's network of 68 points as an ONNX model, built of its weights: four blocks of separable convolutions, each adding up what its
/// layers gave, then one mean and one linear layer.
/// </summary>
internal static class SixtyEightGraph
{
    /// <summary>Edge of the picture that it sees, in pixels.</summary>
    public const int Size = 112;

    /// <summary>The points, x and y in turn, in edges of the picture.</summary>
    public const string Points = "points";

    private const int Numbers = 2 * 68;

    private const int Blocks = 4, LayersABlock = 4;
    private const string Picture = "picture";

    // What face-api takes from red, green and blue.
    private static readonly float[] Mean = [122.782f, 117.001f, 104.298f];

    /// <summary>Builds it.</summary>
    /// <param name="weights">All weights by name, filters as TensorFlow lays them: height, width, from, to.</param>
    /// <param name="source">Their file, for messages.</param>
    /// <exception cref="FaceException">A weight is missing or of another shape.</exception>
    public static byte[] Build(IReadOnlyDictionary<string, TfjsTensor> weights, string source)
    {
        var graph = new OnnxGraph("sixty-eight-points");
        graph.Input(Picture, OnnxElementType.Float, 1, 3, Size, Size);
        string x = graph.Node("Sub", [Picture, graph.Constant("mean", Mean, 1, 3, 1, 1)], "centred");
        x = graph.Node("Div", [x, graph.Constant("range", [255f], 1)], "scaled");
        for (int block = 0; block < Blocks; block++)
        {
            string sum = "";
            for (int layer = 0; layer < LayersABlock; layer++)
            {
                string name = $"dense{block}/conv{layer}";
                string y = block == 0 && layer == 0 ? Plain(x, name) : Separable(x, name, stride: layer == 0 ? 2 : 1);
                // The first of each block is bent before it is added, the others are added first.
                sum = layer == 0 ? graph.Node("Relu", [y], name + "/sum") : graph.Node("Add", [sum, y], name + "/sum");
                x = layer == 0 ? sum : graph.Node("Relu", [sum], name + "/bent");
            }
        }

        x = graph.Node("Flatten", [graph.Node("GlobalAveragePool", [x], "pooled")], "flat", OnnxAttribute.Of("axis", 1));
        graph.Node("Gemm", [x, Constant("fc/weights", 2), Constant("fc/bias", 1)], Points);
        graph.Output(Points, OnnxElementType.Float, 1, Numbers);
        return graph.ToModel();

        string Plain(string input, string name) => Convolve(
            input, Turned(name + "/filters", [3, 2, 0, 1]), Constant(name + "/bias", 1), name, stride: 2, groups: 1);

        string Separable(string input, string name, int stride)
        {
            string deep = Turned(name + "/depthwise_filter", [2, 3, 0, 1]);
            string each = Convolve(input, deep, "", name + "/deep", stride, Get(name + "/depthwise_filter", 4).Shape[2]);
            return graph.Node(
                "Conv", [each, Turned(name + "/pointwise_filter", [3, 2, 0, 1]), Constant(name + "/bias", 1)], name);
        }

        // TensorFlow's "same": of an even edge halved, the odd pixel of padding lies below and to the right.
        string Convolve(string input, string filter, string bias, string name, int stride, int groups) => graph.Node(
            "Conv", bias.Length == 0 ? [input, filter] : [input, filter, bias], name, OnnxAttribute.Of("strides", stride, stride),
            OnnxAttribute.Of("pads", 2 - stride, 2 - stride, 1, 1), OnnxAttribute.Of("group", groups));

        string Constant(string name, int dimensions)
        {
            TfjsTensor tensor = Get(name, dimensions);
            return graph.Constant(name, tensor.Values, [.. tensor.Shape.Select(size => (long)size)]);
        }

        // The same numbers with their dimensions in another order.
        string Turned(string name, int[] order)
        {
            TfjsTensor tensor = Get(name, 4);
            int[] from = tensor.Shape, to = [.. order.Select(k => from[k])];
            int[] strides = [from[1] * from[2] * from[3], from[2] * from[3], from[3], 1];
            var values = new float[tensor.Values.Length];
            int at = 0;
            for (int a = 0; a < to[0]; a++)
                for (int b = 0; b < to[1]; b++)
                    for (int c = 0; c < to[2]; c++)
                        for (int d = 0; d < to[3]; d++)
                            values[at++] = tensor.Values[
                                a * strides[order[0]] + b * strides[order[1]] + c * strides[order[2]] + d * strides[order[3]]];
            return graph.Constant(name, values, [.. to.Select(size => (long)size)]);
        }

        TfjsTensor Get(string name, int dimensions) =>
            weights.TryGetValue(name, out TfjsTensor? tensor) && tensor.Shape.Length == dimensions
                ? tensor
                : throw new FaceException($"The face model '{source}' has no '{name}' of {dimensions} dimensions: install it again.")
                {
                    NotInstalled = source,
                };
    }
}
