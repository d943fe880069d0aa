using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>The painter in ONNX Runtime, built of its weights: the fast way on a processor. One thread at a time.</summary>
internal sealed class OnnxPainter : IDisposable
{
    private static readonly string[] Inputs = ["seen", "given"], Outputs = ["out"];

    private readonly Lazy<InferenceSession> session;
    private readonly RunOptions run = new();
    private readonly float[] painted;
    private readonly OrtValue paintedValue;

    /// <param name="weights">All weights by name.</param>
    /// <param name="source">Their file, for messages.</param>
    /// <param name="prefix">Begins the painter's names.</param>
    /// <param name="threads">Processors to use.</param>
    public OnnxPainter(IReadOnlyDictionary<string, FloatArray> weights, string source, string prefix, int threads)
    {
        int size = PainterFormat.Painted.SizePx;
        session = new(() => Open(Graph(weights, source, prefix), threads));
        painted = new float[PainterFormat.Outputs * size * size];
        paintedValue = OrtValue.CreateTensorValueFromMemory(painted, [1, PainterFormat.Outputs, size, size]);
    }

    /// <summary>Paints one face.</summary>
    /// <param name="seen">6 x S x S.</param>
    /// <param name="given">The wanted face's numbers, then the identity's.</param>
    /// <returns>7 x S x S; valid until the next call.</returns>
    public ReadOnlySpan<float> Paint(float[] seen, float[] given)
    {
        int size = PainterFormat.Painted.SizePx;
        using var pictures = OrtValue.CreateTensorValueFromMemory(seen, [1, PainterFormat.Inputs, size, size]);
        using var codes = OrtValue.CreateTensorValueFromMemory(given, [1, given.Length]);
        session.Value.Run(run, Inputs, [pictures, codes], Outputs, [paintedValue]);
        return painted;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (session.IsValueCreated)
            session.Value.Dispose();
        paintedValue.Dispose();
        run.Dispose();
    }

    private static InferenceSession Open(byte[] model, int threads)
    {
        using var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL, IntraOpNumThreads = threads, InterOpNumThreads = 1,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new(model, options);
    }

    private static byte[] Graph(IReadOnlyDictionary<string, FloatArray> weights, string source, string prefix)
    {
        int size = PainterFormat.Painted.SizePx;
        var graph = new OnnxGraph("painter");
        graph.Input("seen", OnnxElementType.Float, 1, PainterFormat.Inputs, size, size);
        graph.Input("given", OnnxElementType.Float, 1, PainterFormat.Given);
        var layers = new WeightLayers(graph, weights, source);
        string half = layers.Unit(layers.PixelsToChannels("seen", PainterFormat.Inputs, size, 2), prefix + "down0.1");
        string quarter = Down(half, 1), eighth = Down(quarter, 2);
        string x = layers.Unit(Down(eighth, 3), prefix + "deep", residual: true);
        string[] levels = [eighth, quarter, half];
        for (int i = 0; i < levels.Length; i++)
            x = layers.Rise(x, levels[i], "given", $"{prefix}rise.{i}");
        x = layers.Plane(layers.Unit(x, prefix + "paint"), prefix + "output");
        graph.Node("Identity", [layers.ChannelsToPixels(x, "pixels")], "out");
        graph.Output("out", OnnxElementType.Float, 1, PainterFormat.Outputs, size, size);
        return graph.ToModel();

        string Down(string x, int level) => layers.Unit(
            layers.Unit(x, $"{prefix}down{level}.0", stride: 2), $"{prefix}down{level}.1", residual: true);
    }
}
