using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Onnx;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>The <see cref="CompactGenerator"/> as two ONNX models, ear and painter, built of its weights.</summary>
internal static class CompactGraph
{
    /// <summary>What the ear takes: n x 80 x 64.</summary>
    public static readonly string[] HearInputs = ["mel"];

    /// <summary>What the painter takes: what was heard, n x values, and faces with their references, n x 6 x S x S.</summary>
    public static readonly string[] PaintInputs = ["heard", "faces"];

    /// <summary>What each gives: n x values; n x 3 x S x S in [0, 1].</summary>
    public static readonly string[] Outputs = ["out"];

    /// <summary>The ear.</summary>
    /// <param name="weights">All weights by name.</param>
    /// <param name="source">Their file, for messages.</param>
    public static byte[] Ear(IReadOnlyDictionary<string, FloatArray> weights, string source)
    {
        var graph = new OnnxGraph("ear");
        var layers = new WeightLayers(graph, weights, source);
        layers.Input(HearInputs[0], -1, 80, CompactSpeech.MelFrames);
        string x = layers.Node("Mul", HearInputs[0], layers.Numbers([0.25f], 1));
        for (int i = 0; weights.ContainsKey($"speech.narrow.{i}.weight"); i++)
        {
            x = layers.LeakyRelu(layers.Time(x, $"speech.narrow.{i}", stride: 2));
            x = layers.Node("Add", x, layers.LeakyRelu(layers.Time(x, $"speech.mix.{i}")));
        }

        graph.Node("Identity", [layers.Linear(layers.Reshape(x, 0, -1), "speech.end")], Outputs[0]);
        graph.Output(Outputs[0], OnnxElementType.Float, -1, CompactSpeech.Values);
        return graph.ToModel();
    }

    /// <summary>The painter.</summary>
    /// <param name="size">Edge of the face's square in pixels.</param>
    /// <param name="weights">All weights by name.</param>
    /// <param name="source">Their file, for messages.</param>
    public static byte[] Painter(int size, IReadOnlyDictionary<string, FloatArray> weights, string source)
    {
        var graph = new OnnxGraph("painter");
        var layers = new WeightLayers(graph, weights, source);
        layers.Input(PaintInputs[0], -1, CompactSpeech.Values);
        layers.Input(PaintInputs[1], -1, 6, size, size);
        string half = layers.Unit(layers.PixelsToChannels(PaintInputs[1], 6, size, 2), "down0.1");
        string quarter = Down(half, 1), eighth = Down(quarter, 2);
        string mouth = layers.Reshape(layers.Linear(PaintInputs[0], "seed"), 0, -1, size / 16, size / 16);
        string x = layers.Unit(layers.Join(Down(eighth, 3), mouth), "join3");
        string[] levels = [eighth, quarter, half];
        for (int i = 0; i < levels.Length; i++)
            x = layers.Rise(x, levels[i], PaintInputs[0], $"rise.{i}");
        x = layers.Plane(layers.ChannelsToPixels(layers.Unit(x, "paint"), "pixels"), "output");
        graph.Node("Sigmoid", [x], Outputs[0]);
        graph.Output(Outputs[0], OnnxElementType.Float, -1, 3, size, size);
        return graph.ToModel();

        string Down(string x, int level) => layers.Unit(layers.Unit(x, $"down{level}.0", stride: 2), $"down{level}.1", residual: true);
    }
}
