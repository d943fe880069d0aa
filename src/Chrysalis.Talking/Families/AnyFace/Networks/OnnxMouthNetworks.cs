using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Painting;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Families.AnyFace.Networks;

/// <summary>The networks in ONNX Runtime, built from the weights when they are first used: the fast way on a processor.</summary>
internal sealed class OnnxMouthNetworks : IMouthNetworks
{
    private static readonly string[] StyleInputs = ["picture"], Outputs = ["out"];
    private readonly OnnxNetwork hear, style, paint;
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
        hear = new(
            () => SpeechGraph.Build(weights, source, "motion.", MotionNetwork.Dilations), SpeechGraph.Inputs, SpeechGraph.Outputs,
            threads);
        style = new(() => StyleGraph(weights, source, sizePx), StyleInputs, Outputs, threads);
        paint = new(
            () => PaintingGraph.Build(PainterFormat.Shape, sizePx, weights, source, "painter."), PaintingGraph.Inputs,
            PaintingGraph.Outputs, threads);
        painted = new float[PaintingShape.Outputs * sizePx * sizePx];
        paintedValue = OrtValue.CreateTensorValueFromMemory(painted, [1, PaintingShape.Outputs, sizePx, sizePx]);
    }

    /// <summary>Multiply-adds of all that was asked of them so far.</summary>
    public long MultiplyAddsDone => hear.MultiplyAddsDone + style.MultiplyAddsDone + paint.MultiplyAddsDone;

    /// <summary>Opens the networks before they are asked.</summary>
    public void Open()
    {
        hear.Open();
        style.Open();
        paint.Open();
    }

    /// <inheritdoc/>
    public float[] Hear(float[] windows, int length) => hear.Run((windows, [1, windows.Length / length, length]));

    /// <inheritdoc/>
    public float[] Style(float[] picture) => style.Run((picture, [1, PainterFormat.Inputs, size, size]));

    /// <inheritdoc/>
    public ReadOnlySpan<float> Paint(float[] seen, float[] style)
    {
        paint.RunInto(paintedValue, (seen, [1, PainterFormat.Inputs, size, size]), (style, [1, style.Length]));
        return painted;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        hear.Dispose();
        style.Dispose();
        paint.Dispose();
        paintedValue.Dispose();
    }

    private static byte[] StyleGraph(IReadOnlyDictionary<string, FloatArray> weights, string source, int size)
    {
        var graph = new OnnxGraph("style");
        var layers = new WeightLayers(graph, weights, source);
        layers.Input(StyleInputs[0], 1, PainterFormat.Inputs, size, size);
        string x = layers.PixelsToChannels(StyleInputs[0], PainterFormat.Inputs, size, 4);
        x = layers.Unit(x, "style.layers.1");
        x = layers.Unit(x, "style.layers.2", stride: 2);
        x = layers.Unit(x, "style.layers.3", stride: 2);
        graph.Node("Identity", [layers.Linear(layers.MeanAndGreatest(x), "style.end")], Outputs[0]);
        graph.Output(Outputs[0], OnnxElementType.Float, 1, StyleNetwork.Values);
        return graph.ToModel();
    }
}
