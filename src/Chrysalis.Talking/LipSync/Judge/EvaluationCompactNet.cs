using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>
/// Our evaluator of lip sync, made for two cores: five grey mouths and the 16 mel frames (0.2 s) heard with them become unit
/// vectors whose distance, from 0 to 2, is small when they belong together. About 3.5 million parameters. It shares neither
/// weights nor layout nor loss with the expert that generators learn from.
/// </summary>
internal sealed class EvaluationCompactNet : Module<Tensor, Tensor, (Tensor Sound, Tensor Lips)>
{
    /// <summary>Values that describe a window.</summary>
    public const int Values = 256;

    /// <summary>Consecutive frames of a window.</summary>
    public const int Frames = 5;

    /// <summary>Mel frames of a window.</summary>
    public const int MelFrames = 16;

    /// <summary>Edge of the mouth's picture.</summary>
    public const int ViewPx = 80;

    private const float ViewCentreY = 1.2f;
    private const float ViewExtent = 1.8f;
    private readonly Sequential lips, sound;
    private readonly Linear lipsEnd, soundEnd;

    public EvaluationCompactNet() : base(nameof(EvaluationCompactNet))
    {
        lips = Sequential(
            PixelUnshuffle(2),
            new ConvBlock(Frames * 4, 48, stride: 2), ConvBlock.Residual(48),
            new ConvBlock(48, 96, stride: 2), ConvBlock.Residual(96),
            new ConvBlock(96, 192, stride: 2), ConvBlock.Residual(192));
        lipsEnd = Linear(192 * 5 * 5, Values);
        sound = Sequential(
            new ConvBlock(1, 32, 3, (2, 1), 1),
            new ConvBlock(32, 64, stride: 2), ConvBlock.Residual(64),
            new ConvBlock(64, 128, 3, (2, 1), 1),
            new ConvBlock(128, 192, stride: 2), ConvBlock.Residual(192));
        soundEnd = Linear(192 * 5 * 4, Values);
        RegisterComponents();
    }

    /// <summary>
    /// The lower face that is cut out; <see cref="View"/> takes the mouth from it. The trainings' prepared footage has the same.
    /// </summary>
    public static CropGeometry Crop { get; } = new(112, 0, 1.25f, 2.2f);

    /// <param name="views">B x 5 x 80 x 80, from <see cref="View"/>.</param>
    /// <returns>B x 256, unit length.</returns>
    public Tensor Lips(Tensor views) => Unit(lipsEnd.call(lips.call(views).flatten(1).to(ScalarType.Float32)));

    /// <param name="mel">B x 1 x 80 x 16.</param>
    /// <returns>B x 256, unit length.</returns>
    public Tensor Sound(Tensor mel) => Unit(soundEnd.call(sound.call(mel).flatten(1).to(ScalarType.Float32)));

    public override (Tensor Sound, Tensor Lips) forward(Tensor mel, Tensor views) => (Sound(mel), Lips(views));

    /// <summary>The mouth of each window, its brightness and contrast taken out.</summary>
    /// <param name="grey">B x 5 x 112 x 112, the lower faces of windows in grey.</param>
    /// <param name="change">B x 2 x 3: moves of the view in its own coordinates (-1 to 1); null for none.</param>
    /// <returns>B x 5 x 80 x 80.</returns>
    public static Tensor View(Tensor grey, Tensor? change = null)
    {
        float scale = ViewExtent / Crop.Extent;
        float down = (ViewCentreY - Crop.CentreY) / (Crop.Extent / 2);
        Tensor place = tensor(new[] { scale, 0, 0, 0, scale, down }, device: grey.device).view(1, 2, 3).expand(grey.shape[0], 2, 3);
        if (change is not null)
            place = cat(
                [change.narrow(2, 0, 2) * Scalars.Of(scale), (change.narrow(2, 2, 1) * Scalars.Of(scale)).Plus(place.narrow(2, 2, 1))], 2);
        Tensor grid = functional.affine_grid(place, [grey.shape[0], Frames, ViewPx, ViewPx], align_corners: false);
        Tensor view = functional.grid_sample(grey, grid, padding_mode: GridSamplePaddingMode.Border, align_corners: false);
        Tensor mean = view.mean([1, 2, 3], keepdim: true);
        return (view - mean) / (view - mean).Squared().mean([1, 2, 3], keepdim: true).sqrt().Plus(Scalars.Of(1e-3));
    }

    /// <summary>Brightness (BT.601 luma) of pictures, n x 3 x H x W in RGB, as n x H x W.</summary>
    public static Tensor Grey(Tensor rgb) =>
        (rgb.select(1, 0) * Scalars.Of(0.299)).Plus(rgb.select(1, 1) * Scalars.Of(0.587)).Plus(rgb.select(1, 2) * Scalars.Of(0.114));

    private static Tensor Unit(Tensor values) => functional.normalize(values, p: 2, dim: 1);
}
