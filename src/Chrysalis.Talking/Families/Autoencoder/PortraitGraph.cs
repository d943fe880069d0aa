using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Onnx;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>The <see cref="PortraitDecoder"/> as an ONNX model, built of its weights.</summary>
internal static class PortraitGraph
{
    private const int Canvases = 3;

    /// <summary>What it takes: a latent, 1 x latent.</summary>
    public static readonly string[] Inputs = ["latent"];

    /// <summary>What it gives: 1 x 3 x H x W, nominally in [0, 1].</summary>
    public static readonly string[] Outputs = ["picture"];

    /// <summary>Builds it.</summary>
    /// <param name="height">Height of the picture in pixels.</param>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <param name="latent">Length of a latent.</param>
    /// <param name="weights">All weights by name.</param>
    /// <param name="source">Their file, for messages.</param>
    /// <param name="prefix">Begins the decoder's names.</param>
    public static byte[] Build(
        int height, int width, int latent, IReadOnlyDictionary<string, FloatArray> weights, string source, string prefix)
    {
        var graph = new OnnxGraph("portrait");
        var layers = new WeightLayers(graph, weights, source);
        layers.Input(Inputs[0], 1, latent);
        string x = layers.Reshape(layers.Linear(Inputs[0], prefix + "seed"), 1, 64, (height + 31) / 32, (width + 31) / 32);
        foreach (string up in (string[])["up2", "up1", "up0"])
            x = layers.Unit(layers.Enlarge(x), prefix + up);
        string fine = layers.Node(
            "Resize", [layers.Plane(x, prefix + "motion"), "", "", layers.Integers(1, 2 + Canvases + 3, height, width)],
            OnnxAttribute.Of("mode", "linear"), OnnxAttribute.Of("coordinate_transformation_mode", "half_pixel"));

        string flow = layers.Node("Transpose", [layers.Channels(fine, 0, 2)], OnnxAttribute.Of("perm", 0, 2, 3, 1));
        string grid = layers.Node("Add", Scaled(flow, 0.1f), layers.Numbers(StillGrid(height, width), 1, height, width, 2));
        string warped = layers.Node(
            "GridSample", [layers.Reshape(layers.Weight(prefix + "canvas"), 1, Canvases * 3, height, width), grid],
            OnnxAttribute.Of("mode", "bilinear"), OnnxAttribute.Of("padding_mode", "border"), OnnxAttribute.Of("align_corners", 0));
        string mix = layers.Node("Softmax", [layers.Channels(fine, 2, 2 + Canvases)], OnnxAttribute.Of("axis", 1));
        string mixed = layers.Node(
            "Mul", layers.Reshape(warped, 1, Canvases, 3, height, width), layers.Reshape(mix, 1, Canvases, 1, height, width));
        string sum = layers.Node("ReduceSum", [mixed, layers.Integers(1)], OnnxAttribute.Of("keepdims", 0));
        graph.Node("Add", [sum, Scaled(layers.Channels(fine, 2 + Canvases, 2 + Canvases + 3), 0.2f)], Outputs[0]);
        graph.Output(Outputs[0], OnnxElementType.Float, 1, 3, height, width);
        return graph.ToModel();

        string Scaled(string x, float factor) => layers.Node("Mul", x, layers.Numbers([factor], 1));
    }

    /// <summary>The grid that samples every pixel where it is: H x W x 2 of (x, y) in [-1, 1].</summary>
    private static float[] StillGrid(int height, int width)
    {
        var grid = new float[height * width * 2];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                (grid[(y * width + x) * 2], grid[(y * width + x) * 2 + 1]) = ((2f * x + 1) / width - 1, (2f * y + 1) / height - 1);
        }

        return grid;
    }
}
