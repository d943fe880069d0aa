using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Painting;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>What the painter sees, is told and gives.</summary>
internal static class PainterFormat
{
    /// <summary>Warped colours; the mouth's inside, the lips, the eyes.</summary>
    public const int Inputs = 6;

    /// <summary>The face's numbers that are wanted, then those of the identity's own face.</summary>
    public const int Given = 2 * MotionLayout.Face;

    /// <summary>How sure the painter is of the mouth's inside before it has learnt anything.</summary>
    public const float Prior = 6;

    /// <summary>Most that skin is corrected by.</summary>
    public const float MostCorrection = 0.4f;

    private const float BorderPx = 12;

    /// <summary>The face from the brows to the chin.</summary>
    public static CropGeometry Painted { get; } = new(128, 0, 0.68f, 2.5f);

    /// <summary>The painter's sizes.</summary>
    public static PaintingShape Shape { get; } = new(Inputs, Given, [32, 56, 88, 128], 40);

    /// <summary>Puts a picture together of what the painter saw and gave.</summary>
    /// <param name="seen">B x 6 x S x S.</param>
    /// <param name="painted">B x 7 x S x S.</param>
    /// <param name="window">1 x 1 x S x S: 1 in the middle, 0 at the border.</param>
    public static Tensor Compose(Tensor seen, Tensor painted, Tensor window) =>
        PaintedPicture.Compose(seen, painted, window, Prior, MostCorrection);

    /// <summary>1 in the middle, falling to 0 over the last pixels.</summary>
    /// <param name="crop">The painted square.</param>
    public static float[] Window(CropGeometry crop) => PaintedPicture.Window(crop, BorderPx);

    /// <summary>1 at mouth and jaw, 0 from the nose up.</summary>
    /// <param name="crop">The painted square.</param>
    public static float[] LowerWindow(CropGeometry crop)
    {
        float[] values = Window(crop);
        for (int i = 0; i < values.Length; i++)
            values[i] *= SmoothStep.Of((crop.FaceAt(0, i / crop.SizePx + 0.5f).Y - 0.55f) / 0.25f);
        return values;
    }
}
