using System.Diagnostics.CodeAnalysis;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>
/// A residual block that is told the step and the speech: each scales and shifts its normalised channels, the step first. The last
/// convolution begins at zero.
/// </summary>
internal sealed class ResidualBlock : Module<Tensor, UNetEmbeddings, Tensor>
{
    private readonly SizeChange change;
    private readonly Sequential in_layers, audio_emb_layers, out_layers;

    [SuppressMessage("Style", "IDE1006:Naming Styles", Justification = "The name of the published weights.")]
    private readonly Sequential t_emb_layers;

    private readonly Module<Tensor, Tensor> skip_connection;

    /// <param name="input">Channels in, a multiple of 32.</param>
    /// <param name="output">Channels out, a multiple of 32.</param>
    /// <param name="shape">Sizes of the network.</param>
    /// <param name="change">What it does to the size.</param>
    public ResidualBlock(int input, int output, UNetShape shape, SizeChange change = SizeChange.None) : base(nameof(ResidualBlock))
    {
        this.change = change;
        // Places that hold no weights keep the numbering of the published layers.
        in_layers = Sequential(Normalisation.Of(input), Identity(), Conv2d(input, output, 3, padding: 1));
        t_emb_layers = Sequential(Identity(), Linear(shape.EmbeddingValues, 2 * output));
        audio_emb_layers = Sequential(Identity(), Linear(shape.EmbeddingValues, 2 * output));
        out_layers = Sequential(
            Normalisation.Of(output), Identity(), new SeededDropout(shape.Dropout), Zeroed.Layer(Conv2d(output, output, 3, padding: 1)));
        skip_connection = input == output ? Identity() : Conv2d(input, output, 1);
        RegisterComponents();
    }

    /// <param name="x">B x in x H x W.</param>
    /// <param name="told">Step and speech.</param>
    /// <returns>B x out x H x W, halved or doubled where the block does so.</returns>
    public override Tensor forward(Tensor x, UNetEmbeddings told)
    {
        Tensor h = functional.silu(((GroupNorm)in_layers[0]).call(x));
        h = ((Conv2d)in_layers[2]).call(Resampling.Apply(change, h));
        h = ((GroupNorm)out_layers[0]).call(h);
        h = ScaleAndShift(h, (Linear)t_emb_layers[1], told.Time);
        h = ScaleAndShift(h, (Linear)audio_emb_layers[1], told.Audio);
        h = ((SeededDropout)out_layers[2]).call(functional.silu(h));
        h = ((Conv2d)out_layers[3]).call(h);
        return skip_connection.call(Resampling.Apply(change, x)).Plus(h);
    }

    private static Tensor ScaleAndShift(Tensor h, Linear layer, Tensor embedding)
    {
        Tensor both = layer.call(functional.silu(embedding)).unsqueeze(2).unsqueeze(3); // B x 2C x 1 x 1
        Tensor[] parts = both.chunk(2, 1);
        return h.mul(parts[0].Plus(Scalars.Of(1))).Plus(parts[1]);
    }
}
