using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Painting;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace.Networks;

/// <summary>How the painter's outputs become a picture.</summary>
internal static class PaintedMouth
{
    /// <summary>What a mouth adds to the style: its coefficients (at most 16), its opening and the picture's own opening.</summary>
    public const int StateValues = 18;

    /// <summary>How sure the painter is of the mouth's inside before it has learnt anything.</summary>
    public const float Prior = 6;

    /// <summary>Most that skin is corrected by.</summary>
    public const float MostCorrection = 0.35f;

    private const float BorderPx = 10;

    /// <summary>The state as the painter takes it.</summary>
    public static void WriteState(ReadOnlySpan<float> coefficients, float opening, float ownOpening, Span<float> state)
    {
        state.Clear();
        coefficients.CopyTo(state);
        state[16] = opening * 4;
        state[17] = ownOpening * 4;
    }

    /// <summary>Puts a picture together.</summary>
    /// <param name="seen">B x 5 x S x S: what the painter saw.</param>
    /// <param name="painted">B x 7 x S x S: what it gave.</param>
    /// <param name="window">1 x 1 x S x S: 1 in the middle, 0 at the border.</param>
    public static Tensor Compose(Tensor seen, Tensor painted, Tensor window) =>
        PaintedPicture.Compose(seen, painted, window, Prior, MostCorrection);

    /// <summary>The same at any size.</summary>
    public static PaintedMixing Mixing(CropGeometry crop) => new(Window(crop), Prior, MostCorrection);

    /// <summary>1 in the middle, falling to 0 over the last pixels.</summary>
    public static float[] Window(CropGeometry crop) => PaintedPicture.Window(crop, BorderPx);
}
