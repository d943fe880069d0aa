using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>Layers one after another, those told the step and the speech among them, numbered from 0 as in the public code.</summary>
internal sealed class UNetLayers : nn.Module<Tensor, UNetEmbeddings, Tensor>
{
    private readonly nn.Module[] layers;
    private readonly SizeChange change;

    /// <param name="layers">The layers; they are disposed with this.</param>
    public UNetLayers(params nn.Module[] layers) : this(SizeChange.None, layers)
    {
    }

    /// <param name="change">What is done to the size after the layers.</param>
    /// <param name="layers">The layers; they are disposed with this.</param>
    public UNetLayers(SizeChange change, params nn.Module[] layers) : base(nameof(UNetLayers))
    {
        this.layers = layers;
        this.change = change;
        for (int i = 0; i < layers.Length; i++)
            register_module($"{i}", layers[i]);
    }

    /// <param name="x">B x C x H x W.</param>
    /// <param name="told">Step and speech.</param>
    public override Tensor forward(Tensor x, UNetEmbeddings told)
    {
        // What is only needed within goes at once: at the published size it is gigabytes.
        using var scope = NewDisposeScope();
        foreach (nn.Module layer in layers)
        {
            x = layer switch
            {
                ResidualBlock block => block.call(x, told),
                nn.Module<Tensor, Tensor> plain => plain.call(x),
                _ => throw new InvalidOperationException($"{layer.GetName()} is no layer of a U-Net."),
            };
        }

        return Resampling.Apply(change, x).MoveToOuterDisposeScope();
    }
}
