using System.Numerics.Tensors;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Families.AdNerf.Networks;

/// <summary>A linear layer in plain numbers.</summary>
internal sealed class PlainLinear
{
    private readonly float[] weight, bias;
    private readonly int inputs;

    /// <param name="tensors">A network's tensors by name.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="inputs">Values it takes.</param>
    /// <param name="outputs">Values it gives.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has another shape.</exception>
    public PlainLinear(IReadOnlyDictionary<string, FloatArray> tensors, string name, int inputs, int outputs)
    {
        this.inputs = inputs;
        weight = Get(tensors, name + ".weight", outputs, inputs);
        bias = Get(tensors, name + ".bias", outputs);
    }

    /// <summary>Values it gives.</summary>
    public int Outputs => bias.Length;

    /// <summary>One row.</summary>
    public void Apply(ReadOnlySpan<float> input, Span<float> output, bool rectified)
    {
        for (int o = 0; o < bias.Length; o++)
        {
            float sum = bias[o] + TensorPrimitives.Dot(weight.AsSpan(o * inputs, inputs), input);
            output[o] = rectified ? MathF.Max(sum, 0) : sum;
        }
    }

    private static float[] Get(IReadOnlyDictionary<string, FloatArray> tensors, string name, params long[] shape) =>
        tensors.TryGetValue(name, out FloatArray? array) && array.Shape.SequenceEqual(shape)
            ? array.Values
            : throw new CheckpointException($"The weights lack tensor '{name}' of shape [{string.Join(", ", shape)}].");
}
