using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>
/// The generator as published (Prajwal 2020, arXiv 2008.10010): a U-shaped network whose way up begins with the speech.
/// 36,298,035 parameters, 3.97 GMAC a frame.
/// </summary>
internal sealed class OfficialGenerator : LipGenerator
{
    private readonly ModuleList<Sequential> face_encoder_blocks, face_decoder_blocks;
    private readonly Sequential audio_encoder, output_block;

    public OfficialGenerator() : base(nameof(OfficialGenerator))
    {
        face_encoder_blocks = new(
            Sequential(new ConvBlock(6, 16, kernel: 7, padding: 3)),
            Down(16, 32, 2),
            Down(32, 64, 3),
            Down(64, 128, 2),
            Down(128, 256, 2),
            Down(256, 512, 1),
            Sequential(new ConvBlock(512, 512, padding: 0), new ConvBlock(512, 512, kernel: 1, padding: 0)));
        audio_encoder = SpeechTower.Create(residualsAt256: 1);
        face_decoder_blocks = new(
            Sequential(new ConvBlock(512, 512, kernel: 1, padding: 0)),
            Sequential(new TransposedConvBlock(1024, 512, stride: 1, padding: 0, outputPadding: 0), ConvBlock.Residual(512)),
            Up(1024, 512),
            Up(768, 384),
            Up(512, 256),
            Up(320, 128),
            Up(160, 64));
        output_block = Sequential(new ConvBlock(80, 32), Conv2d(32, 3, 1), Sigmoid());
        RegisterComponents();
    }

    /// <summary>The way down, the speech, the way up and the output, in the order of the data.</summary>
    public (IReadOnlyList<Sequential> Down, Sequential Speech, IReadOnlyList<Sequential> Up, Sequential Output) Parts =>
        ([.. face_encoder_blocks], audio_encoder, [.. face_decoder_blocks], output_block);

    /// <inheritdoc/>
    public override Tensor Hear(Tensor mel) => audio_encoder.call(mel).flatten(1);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> See(Tensor faces)
    {
        var seen = new List<Tensor>();
        foreach (Sequential block in face_encoder_blocks)
            seen.Add(faces = block.call(faces));
        return seen;
    }

    /// <inheritdoc/>
    public override Tensor Paint(Tensor heard, IReadOnlyList<Tensor> seen)
    {
        Tensor x = heard.unsqueeze(2).unsqueeze(3).to(seen[0].dtype);
        for (int i = 0; i < face_decoder_blocks.Count; i++)
            x = cat([face_decoder_blocks[i].call(x), seen[^(i + 1)]], 1);
        return Finish(x);
    }

    private Tensor Finish(Tensor x)
    {
        var block = (ConvBlock)output_block[0];
        var last = (Conv2d)output_block[1];
        x = block.call(x);
        return functional.conv2d(x, last.weight!.to(x.dtype), last.bias!.to(x.dtype)).sigmoid();
    }

    private static Sequential Down(int input, int output, int residuals) =>
        Sequential(new Module<Tensor, Tensor>[] { new ConvBlock(input, output, stride: 2) }.Concat(Residuals(output, residuals)));

    private static Sequential Up(int input, int output) =>
        Sequential(new Module<Tensor, Tensor>[] { new TransposedConvBlock(input, output, stride: 2, padding: 1, outputPadding: 1) }.Concat(
            Residuals(output, 2)));

    private static IEnumerable<Module<Tensor, Tensor>> Residuals(int channels, int count) =>
        Enumerable.Range(0, count).Select(_ => ConvBlock.Residual(channels));
}
