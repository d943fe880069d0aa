using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Onnx;

namespace Chrysalis.Talking.Painting;

/// <summary>A <see cref="PaintingNetwork"/> as an ONNX model, built of its weights.</summary>
internal static class PaintingGraph
{
    /// <summary>What it takes: the picture with its masks, 1 x I x S x S, and the numbers, 1 x G.</summary>
    public static readonly string[] Inputs = ["seen", "given"];

    /// <summary>What it gives: 1 x 7 x S x S.</summary>
    public static readonly string[] Outputs = ["out"];

    /// <summary>Builds it.</summary>
    /// <param name="shape">The painter's sizes.</param>
    /// <param name="size">Edge of the picture in pixels.</param>
    /// <param name="weights">All weights by name.</param>
    /// <param name="source">Their file, for messages.</param>
    /// <param name="prefix">Begins the painter's names.</param>
    public static byte[] Build(
        PaintingShape shape, int size, IReadOnlyDictionary<string, FloatArray> weights, string source, string prefix)
    {
        var graph = new OnnxGraph("painter");
        var layers = new WeightLayers(graph, weights, source);
        layers.Input(Inputs[0], 1, shape.Inputs, size, size);
        layers.Input(Inputs[1], 1, shape.Given);
        string half = layers.Unit(layers.PixelsToChannels(Inputs[0], shape.Inputs, size, 2), prefix + "down0.1");
        string quarter = Down(half, 1), eighth = Down(quarter, 2);
        string x = layers.Unit(Down(eighth, 3), prefix + "deep", residual: true);
        string[] levels = [eighth, quarter, half];
        for (int i = 0; i < levels.Length; i++)
            x = layers.Rise(x, levels[i], Inputs[1], $"{prefix}rise.{i}");
        x = layers.Plane(layers.Unit(x, prefix + "paint"), prefix + "output");
        graph.Node("Identity", [layers.ChannelsToPixels(x, "pixels")], Outputs[0]);
        graph.Output(Outputs[0], OnnxElementType.Float, 1, PaintingShape.Outputs, size, size);
        return graph.ToModel();

        string Down(string x, int level) => layers.Unit(
            layers.Unit(x, $"{prefix}down{level}.0", stride: 2), $"{prefix}down{level}.1", residual: true);
    }
}
