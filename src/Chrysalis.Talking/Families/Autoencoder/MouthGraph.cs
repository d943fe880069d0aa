using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Onnx;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>The <see cref="MouthDecoder"/> as an ONNX model, built of its weights.</summary>
internal static class MouthGraph
{
    /// <summary>What it takes: the crop with the mouth taken out and the mask, n x 4 x S x S, and the latents, n x latent.</summary>
    public static readonly string[] Inputs = ["reference", "latent"];

    /// <summary>What it gives: n x 3 x S x S in [0, 1].</summary>
    public static readonly string[] Outputs = ["picture"];

    /// <summary>Builds it.</summary>
    /// <param name="size">Edge of the crop in pixels.</param>
    /// <param name="latent">Length of a latent.</param>
    /// <param name="weights">All weights by name.</param>
    /// <param name="source">Their file, for messages.</param>
    /// <param name="prefix">Begins the decoder's names.</param>
    public static byte[] Build(
        int size, int latent, IReadOnlyDictionary<string, FloatArray> weights, string source, string prefix)
    {
        var graph = new OnnxGraph("mouth");
        var layers = new WeightLayers(graph, weights, source);
        layers.Input(Inputs[0], -1, 4, size, size);
        layers.Input(Inputs[1], -1, latent);
        string half = layers.Unit(layers.PixelsToChannels(Inputs[0], 4, size, 2), prefix + "down0.1");
        string quarter = Down(half, 1), eighth = Down(quarter, 2);
        string mouth = layers.Reshape(layers.Linear(Inputs[1], prefix + "seed"), 0, -1, size / 16, size / 16);
        string x = layers.Unit(layers.Join(Down(eighth, 3), mouth), prefix + "join3");
        string[] levels = [half, quarter, eighth];
        for (int level = 2; level >= 0; level--)
        {
            int at = level;
            x = layers.Rise(x, levels[level], Inputs[1], part => $"{prefix}{part}{at}");
        }

        x = layers.Plane(layers.ChannelsToPixels(layers.Unit(x, prefix + "paint"), "pixels"), prefix + "output");
        graph.Node("Sigmoid", [x], Outputs[0]);
        graph.Output(Outputs[0], OnnxElementType.Float, -1, 3, size, size);
        return graph.ToModel();

        string Down(string x, int level) => layers.Unit(
            layers.Unit(x, $"{prefix}down{level}.0", stride: 2), $"{prefix}down{level}.1", residual: true);
    }
}
