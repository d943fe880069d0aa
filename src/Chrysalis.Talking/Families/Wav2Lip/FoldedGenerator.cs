using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>
/// The published generator to speak with: the same function as <see cref="OfficialGenerator"/>, which is the plain reference, several times
/// as fast. It keeps nothing of the generator it was made from.
/// </summary>
internal sealed class FoldedGenerator : LipGenerator
{
    private readonly ScalarType type;
    private readonly FoldedLayer[][] down, up;
    private readonly FoldedLayer[] speech;
    private readonly FoldedLayer beforeOutput;
    private readonly Tensor outputWeight, outputBias;

    /// <param name="source">The generator, in evaluation, on the device to run on.</param>
    /// <param name="type">The number type to compute in.</param>
    public FoldedGenerator(OfficialGenerator source, ScalarType type) : base(nameof(FoldedGenerator))
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        this.type = type;
        (IReadOnlyList<Sequential> downParts, Sequential speechPart, IReadOnlyList<Sequential> upParts, Sequential output) = source.Parts;
        down = [.. downParts.Select(Fold)];
        up = [.. upParts.Select(Fold)];
        speech = Fold(speechPart);
        beforeOutput = new FoldedLayer((ConvBlock)output[0], type);
        var last = (Conv2d)output[1];
        outputWeight = FoldedLayer.ChannelsLast(last.weight!.detach().to(type)).DetachFromDisposeScope();
        outputBias = last.bias!.detach().to(type, copy: true).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Hear(Tensor mel) => Run(speech, FoldedLayer.ChannelsLast(mel.to(type))).flatten(1).to(ScalarType.Float32);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> See(Tensor faces)
    {
        Tensor x = FoldedLayer.ChannelsLast(faces.to(type));
        return [.. down.Select(part => x = Run(part, x))];
    }

    /// <inheritdoc/>
    public override Tensor Paint(Tensor heard, IReadOnlyList<Tensor> seen)
    {
        Tensor x = FoldedLayer.ChannelsLast(heard.unsqueeze(2).unsqueeze(3).to(type));
        for (int i = 0; i < up.Length; i++)
            x = cat([Run(up[i], x), seen[^(i + 1)]], 1);
        return nn.functional.conv2d(beforeOutput.Run(x), outputWeight, outputBias).sigmoid_();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (FoldedLayer layer in down.Concat(up).SelectMany(part => part).Concat(speech).Append(beforeOutput))
                layer.Dispose();
            outputWeight.Dispose();
            outputBias.Dispose();
        }

        base.Dispose(disposing);
    }

    private FoldedLayer[] Fold(Sequential part) =>
        [.. part.children().Select(
            block => block is TransposedConvBlock enlarging ? new FoldedLayer(enlarging, type) : new FoldedLayer((ConvBlock)block, type))];

    private static Tensor Run(FoldedLayer[] part, Tensor x)
    {
        foreach (FoldedLayer layer in part)
            x = layer.Run(x);
        return x;
    }
}
