using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>
/// The visual quality discriminator as published (Prajwal 2020): lower face halves, real or painted. Convolutions with leaky ReLU,
/// no batch norm; 14,113,793 parameters.
/// </summary>
internal sealed class QualityDiscriminator : Module<Tensor, Tensor>
{
    private readonly ModuleList<Sequential> face_encoder_blocks;
    private readonly Sequential binary_pred;

    public QualityDiscriminator() : base(nameof(QualityDiscriminator))
    {
        face_encoder_blocks = new(
            Sequential(new PlainConvBlock(3, 32, 7, (1, 1), 3)),
            Sequential(new PlainConvBlock(32, 64, 5, (1, 2), 2), new PlainConvBlock(64, 64, 5, (1, 1), 2)),
            Down(64, 128, 5, 2),
            Down(128, 256, 5, 2),
            Down(256, 512, 3, 1),
            Down(512, 512, 3, 1),
            Sequential(new PlainConvBlock(512, 512, 3, (1, 1), 0), new PlainConvBlock(512, 512, 1, (1, 1), 0)));
        binary_pred = Sequential(Conv2d(512, 1, 1), Sigmoid());
        RegisterComponents();
    }

    /// <param name="faces">B x 3 x 48 x 96: lower halves, BGR in [0, 1].</param>
    /// <returns>B x 1 x 1 x 1 logits: above 0 means real.</returns>
    public override Tensor forward(Tensor faces)
    {
        Tensor x = faces;
        foreach (Sequential block in face_encoder_blocks)
            x = block.call(x);
        var last = (Conv2d)binary_pred[0];
        return functional.conv2d(x.to(ScalarType.Float32), last.weight!, last.bias!);
    }

    private static Sequential Down(int input, int output, int kernel, int padding) =>
        Sequential(new PlainConvBlock(input, output, kernel, (2, 2), padding), new PlainConvBlock(output, output, kernel, (1, 1), padding));
}
