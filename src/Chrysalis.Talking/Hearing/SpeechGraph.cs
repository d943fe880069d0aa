using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Hearing;

/// <summary>Windows of speech to numbers a video frame as an ONNX model: a window each, then dilated convolutions over time.</summary>
internal static class SpeechGraph
{
    /// <summary>What it takes: 1 x (80 * 16) x T.</summary>
    public static readonly string[] Inputs = ["windows"];

    /// <summary>What it gives: 1 x numbers x T.</summary>
    public static readonly string[] Outputs = ["out"];

    /// <summary>Builds it.</summary>
    /// <param name="weights">All weights by name.</param>
    /// <param name="source">Their file, for messages.</param>
    /// <param name="prefix">Begins the names of the hearing network.</param>
    /// <param name="dilations">Dilation of each of its layers over time.</param>
    public static byte[] Build(
        IReadOnlyDictionary<string, FloatArray> weights, string source, string prefix, IReadOnlyList<int> dilations)
    {
        var graph = new OnnxGraph("speech");
        var layers = new WeightLayers(graph, weights, source);
        layers.Input(Inputs[0], 1, MelSpectrogram.BandCount * SpeechWindows.WindowMelFrames, -1);
        string heard = SpeechEncoder.HasFrontend(weights.Keys, prefix)
            ? Frontend(layers, Inputs[0], prefix + SpeechEncoder.FrontendName)
            : layers.Time(Inputs[0], prefix + "embed");
        string x = layers.LeakyRelu(heard);
        for (int i = 0; i < dilations.Count; i++)
        {
            string wide = layers.LeakyRelu(layers.Time(x, $"{prefix}wide.{i}", dilations[i]));
            x = layers.Node("Add", x, layers.Time(wide, $"{prefix}mix.{i}"));
        }

        graph.Node("Identity", [layers.Time(x, prefix + "output")], Outputs[0]);
        graph.Output(Outputs[0], OnnxElementType.Float, 1, -1, -1);
        return graph.ToModel();
    }

    /// <summary><see cref="SpeechFrontend"/>.</summary>
    private static string Frontend(WeightLayers layers, string windows, string name)
    {
        string mel = layers.Transposed(layers.Reshape(windows, 0, SpeechWindows.WindowMelFrames, MelSpectrogram.BandCount, -1), 0, 2, 1, 3);
        string x = layers.LeakyRelu(layers.Column(mel, name + ".first", stride: 2));
        x = layers.LeakyRelu(layers.Column(x, name + ".second", stride: 2));
        long[] shape = layers.ShapeOf(x);
        return layers.Time(layers.Reshape(x, 0, shape[1] * shape[2], -1), name + ".output");
    }
}
