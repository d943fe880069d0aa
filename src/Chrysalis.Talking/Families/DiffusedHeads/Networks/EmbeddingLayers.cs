using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>Two linear layers with SiLU between them, numbered 0 and 2 as in the public code.</summary>
internal static class EmbeddingLayers
{
    public static Sequential Of(int input, int output) => Sequential(Linear(input, output), Identity(), Linear(output, output));

    /// <param name="layers">The layers.</param>
    /// <param name="x">B x in.</param>
    /// <returns>B x out.</returns>
    public static Tensor Call(Sequential layers, Tensor x) =>
        ((Linear)layers[2]).call(functional.silu(((Linear)layers[0]).call(x)));
}
