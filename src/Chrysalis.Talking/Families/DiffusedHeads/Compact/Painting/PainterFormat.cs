using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>What the painter sees, is told and gives.</summary>
internal static class PainterFormat
{
    /// <summary>Warped colours; the mouth's inside, the lips, the eyes.</summary>
    public const int Inputs = 6;

    /// <summary>Painted colours, their cover before the sigmoid, corrections of the colours.</summary>
    public const int Outputs = 7;

    /// <summary>The face's numbers that are wanted, then those of the identity's own face.</summary>
    public const int Given = 2 * MotionLayout.Face;

    /// <summary>How sure the painter is of the mouth's inside before it has learnt anything.</summary>
    public const float Prior = 6;

    /// <summary>Most that skin is corrected by.</summary>
    public const float MostCorrection = 0.4f;

    private const float BorderPx = 12;

    /// <summary>The face from the brows to the chin.</summary>
    public static CropGeometry Painted { get; } = new(128, 0, 0.68f, 2.5f);

    /// <summary>1 in the middle, falling to 0 over the last pixels.</summary>
    /// <param name="crop">The painted square.</param>
    public static float[] Window(CropGeometry crop)
    {
        int size = crop.SizePx;
        var values = new float[size * size];
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
                values[y * size + x] = SmoothStep.Of(Math.Min(Math.Min(x, y), size - 1 - Math.Max(x, y)) / BorderPx);
        return values;
    }

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
