using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.LipSync.Expert;

/// <summary>
/// A lip-sync expert that trains on two cores from fifteen minutes of video: the published idea with a quarter of the channels,
/// for lower faces of any size divisible by 16. About 3 million parameters.
/// </summary>
internal sealed class CompactExpert : LipSyncExpert
{
    private const int Values = 256;
    private readonly Sequential face, speech;
    private readonly Linear faceEnd;

    /// <param name="rows">Height of the lower face in pixels.</param>
    /// <param name="columns">Its width.</param>
    public CompactExpert(int rows, int columns) : base(nameof(CompactExpert))
    {
        face = Sequential(
            PixelUnshuffle(2),
            new ConvBlock(15 * 4, 64),
            new ConvBlock(64, 96, stride: 2),
            new ConvBlock(96, 128, stride: 2), ConvBlock.Residual(128),
            new ConvBlock(128, 192, stride: 2), ConvBlock.Residual(192),
            new ConvBlock(192, 128, kernel: 1, padding: 0));
        faceEnd = Linear(128 * (rows / 16) * Halved(columns, 4), Values);
        speech = Sequential(
            new ConvBlock(1, 32), ConvBlock.Residual(32),
            new ConvBlock(32, 64, 3, (3, 1), 1), ConvBlock.Residual(64),
            new ConvBlock(64, 128, stride: 3), ConvBlock.Residual(128),
            new ConvBlock(128, 192, 3, (3, 2), 1), ConvBlock.Residual(192),
            new ConvBlock(192, Values, padding: 0), new ConvBlock(Values, Values, kernel: 1, padding: 0));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor Face(Tensor faces) => Unit(faceEnd.call(face.call(faces).flatten(1).to(ScalarType.Float32)).relu());

    /// <inheritdoc/>
    public override Tensor Speech(Tensor mel) => Unit(speech.call(mel).flatten(1));

    private static int Halved(int edge, int times) => edge >> times;
}
