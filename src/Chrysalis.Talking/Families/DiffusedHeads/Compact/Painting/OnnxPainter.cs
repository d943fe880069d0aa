using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Painting;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>The painter in ONNX Runtime, built of its weights: the fast way on a processor. One thread at a time.</summary>
internal sealed class OnnxPainter : IDisposable
{
    private readonly OnnxNetwork network;
    private readonly float[] painted;
    private readonly OrtValue paintedValue;

    /// <param name="weights">All weights by name.</param>
    /// <param name="source">Their file, for messages.</param>
    /// <param name="prefix">Begins the painter's names.</param>
    /// <param name="threads">Processors to use.</param>
    public OnnxPainter(IReadOnlyDictionary<string, FloatArray> weights, string source, string prefix, int threads)
    {
        int size = PainterFormat.Painted.SizePx;
        network = new(
            () => PaintingGraph.Build(PainterFormat.Shape, size, weights, source, prefix), PaintingGraph.Inputs, PaintingGraph.Outputs,
            threads);
        painted = new float[PaintingShape.Outputs * size * size];
        paintedValue = OrtValue.CreateTensorValueFromMemory(painted, [1, PaintingShape.Outputs, size, size]);
    }

    /// <summary>Multiply-adds of all painting so far.</summary>
    public long MultiplyAddsDone => network.MultiplyAddsDone;

    /// <summary>Opens the network before it is run.</summary>
    public void Open() => network.Open();

    /// <summary>Paints one face.</summary>
    /// <param name="seen">6 x S x S.</param>
    /// <param name="given">The wanted face's numbers, then the identity's.</param>
    /// <returns>7 x S x S; valid until the next call.</returns>
    public ReadOnlySpan<float> Paint(float[] seen, float[] given)
    {
        int size = PainterFormat.Painted.SizePx;
        network.RunInto(paintedValue, (seen, [1, PainterFormat.Inputs, size, size]), (given, [1, given.Length]));
        return painted;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        network.Dispose();
        paintedValue.Dispose();
    }
}
