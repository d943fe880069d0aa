using System.Numerics.Tensors;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Plain;

/// <summary>A <see cref="BiaslessNetwork"/> without Torch. Read-only: may be shared between threads.</summary>
internal sealed class PlainLayers
{
    private readonly float[][] weights;
    private readonly int[] widths;

    /// <summary>Copies a network's weights.</summary>
    public PlainLayers(BiaslessNetwork network)
    {
        using var scope = NewDisposeScope();
        weights = [.. network.Weights.Select(weight => weight.detach().contiguous().data<float>().ToArray())];
        widths = [(int)network.Weights[0].shape[1], .. network.Weights.Select(weight => (int)weight.shape[0])];
    }

    /// <summary>Numbers in.</summary>
    public int Input => widths[0];

    /// <summary>Numbers out.</summary>
    public int Output => widths[^1];

    /// <summary>The network's output.</summary>
    /// <param name="x">Numbers in.</param>
    /// <param name="output">Takes the numbers out.</param>
    public void Run(ReadOnlySpan<float> x, Span<float> output)
    {
        Span<float> one = stackalloc float[Widest], other = stackalloc float[Widest];
        scoped ReadOnlySpan<float> given = x;
        for (int layer = 0; layer < weights.Length; layer++)
        {
            bool last = layer == weights.Length - 1;
            Span<float> y = last ? output[..Output] : one[..widths[layer + 1]];
            for (int i = 0; i < y.Length; i++)
            {
                float sum = TensorPrimitives.Dot(weights[layer].AsSpan(i * given.Length, given.Length), given);
                y[i] = last ? sum : MathF.Max(sum, 0);
            }

            given = y;
            Span<float> free = other;
            other = one;
            one = free;
        }
    }

    private int Widest => widths[1..].Max();
}
