using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Painting;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Families.AnyFace.Networks;

/// <summary>The networks in ONNX Runtime, built from the weights when they are first used: the fast way on a processor.</summary>
internal sealed class OnnxMouthNetworks : IMouthNetworks
{
    private static readonly string[] StyleInputs = ["picture"];
    private readonly Lazy<InferenceSession> hear, style, paint;
    private readonly RunOptions run = new();
    private readonly int size;
    private readonly float[] painted;
    private readonly OrtValue paintedValue;

    /// <param name="weights">All weights by name.</param>
    /// <param name="source">Their file, for messages.</param>
    /// <param name="sizePx">Edge of the painted square.</param>
    /// <param name="threads">Processors to use.</param>
    public OnnxMouthNetworks(IReadOnlyDictionary<string, FloatArray> weights, string source, int sizePx, int threads)
    {
        size = sizePx;
        hear = new(() => OnnxSession.Open(SpeechGraph.Build(weights, source, "motion.", MotionNetwork.Dilations), threads));
        style = new(() => OnnxSession.Open(StyleGraph(weights, source, sizePx), threads));
        paint = new(() => OnnxSession.Open(PaintingGraph.Build(PainterFormat.Shape, sizePx, weights, source, "painter."), threads));
        painted = new float[PaintingShape.Outputs * sizePx * sizePx];
        paintedValue = OrtValue.CreateTensorValueFromMemory(painted, [1, PaintingShape.Outputs, sizePx, sizePx]);
    }

    /// <inheritdoc/>
    public float[] Hear(float[] windows, int length)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(windows, [1, windows.Length / length, length]);
        return Run(hear.Value, SpeechGraph.Inputs, input);
    }

    /// <inheritdoc/>
    public float[] Style(float[] picture)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(picture, [1, PainterFormat.Inputs, size, size]);
        return Run(style.Value, StyleInputs, input);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Paint(float[] seen, float[] style)
    {
        using var pictures = OrtValue.CreateTensorValueFromMemory(seen, [1, PainterFormat.Inputs, size, size]);
        using var codes = OrtValue.CreateTensorValueFromMemory(style, [1, style.Length]);
        paint.Value.Run(run, PaintingGraph.Inputs, [pictures, codes], PaintingGraph.Outputs, [paintedValue]);
        return painted;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Lazy<InferenceSession> session in (Lazy<InferenceSession>[])[hear, style, paint])
        {
            if (session.IsValueCreated)
                session.Value.Dispose();
        }

        paintedValue.Dispose();
        run.Dispose();
    }

    private static readonly string[] Outputs = ["out"];

    private float[] Run(InferenceSession session, string[] names, OrtValue input)
    {
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, names, [input], Outputs);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static byte[] StyleGraph(IReadOnlyDictionary<string, FloatArray> weights, string source, int size)
    {
        var graph = new OnnxGraph("style");
        graph.Input("picture", OnnxElementType.Float, 1, PainterFormat.Inputs, size, size);
        var layers = new WeightLayers(graph, weights, source);
        string x = layers.PixelsToChannels("picture", PainterFormat.Inputs, size, 4);
        x = layers.Unit(x, "style.layers.1");
        x = layers.Unit(x, "style.layers.2", stride: 2);
        x = layers.Unit(x, "style.layers.3", stride: 2);
        return End(graph, layers.Linear(layers.MeanAndGreatest(x), "style.end"), 1, StyleNetwork.Values);
    }

    private static byte[] End(OnnxGraph graph, string value, params long[] shape)
    {
        graph.Node("Identity", [value], "out");
        graph.Output("out", OnnxElementType.Float, shape);
        return graph.ToModel();
    }
}
