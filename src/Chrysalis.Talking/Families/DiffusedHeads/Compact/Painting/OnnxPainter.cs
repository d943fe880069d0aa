using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Onnx;
using Chrysalis.Talking.Painting;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>The painter in ONNX Runtime, built of its weights: the fast way on a processor. One thread at a time.</summary>
internal sealed class OnnxPainter : IDisposable
{
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
        session = new(() => OnnxSession.Open(PaintingGraph.Build(PainterFormat.Shape, size, weights, source, prefix), threads));
        painted = new float[PaintingShape.Outputs * size * size];
        paintedValue = OrtValue.CreateTensorValueFromMemory(painted, [1, PaintingShape.Outputs, size, size]);
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
        session.Value.Run(run, PaintingGraph.Inputs, [pictures, codes], PaintingGraph.Outputs, [paintedValue]);
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
}
