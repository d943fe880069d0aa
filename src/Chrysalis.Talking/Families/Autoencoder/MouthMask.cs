using System.Numerics;
using Chrysalis.Talking.Faces.Warping;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>Which part of the crop is taken out of the reference and painted anew: from under the nose to below the chin.</summary>
internal static class MouthMask
{
    private const float TopInterOcular = 0.78f;
    private const float HalfWidthInterOcular = 0.9f;
    private const float MouthCentreInterOcular = 1.15f;

    /// <summary>1 where the crop is painted anew, 0 where it is shown: S x S.</summary>
    public static float[] Plane(CropGeometry crop)
    {
        var mask = new float[crop.SizePx * crop.SizePx];
        ForEachPixel(crop, (i, x, y) => mask[i] = y > TopInterOcular && MathF.Abs(x) < HalfWidthInterOcular ? 1 : 0);
        return mask;
    }

    /// <summary>1 where the crop is painted anew, 0 where it is shown: 1 x 1 x S x S.</summary>
    public static Tensor Painted(CropGeometry crop) => tensor(Plane(crop)).view(1, 1, crop.SizePx, crop.SizePx);

    /// <summary>
    /// How much each pixel counts in the loss: most at the mouth, little where nothing is painted. Mean 1, 1 x 1 x S x S.
    /// </summary>
    public static Tensor LossWeight(CropGeometry crop)
    {
        var weight = new float[crop.SizePx * crop.SizePx];
        ForEachPixel(crop, (i, x, y) =>
        {
            float dx = x / 0.45f;
            float dy = (y - MouthCentreInterOcular) / 0.35f;
            float painted = y > TopInterOcular && MathF.Abs(x) < HalfWidthInterOcular ? 1 : 0.15f;
            weight[i] = painted + 4 * MathF.Exp(-(dx * dx + dy * dy) / 2);
        });
        using Scalar mean = weight.Average();
        return (tensor(weight) / mean).view(1, 1, crop.SizePx, crop.SizePx);
    }

    private static void ForEachPixel(CropGeometry crop, Action<int, float, float> visit)
    {
        for (int row = 0; row < crop.SizePx; row++)
        {
            for (int column = 0; column < crop.SizePx; column++)
            {
                Vector2 face = crop.FaceAt(column + 0.5f, row + 0.5f);
                visit(row * crop.SizePx + column, face.X, face.Y);
            }
        }
    }
}
