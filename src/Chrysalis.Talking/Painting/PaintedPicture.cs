using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Painting;

/// <summary>How what a painter gave becomes a picture.</summary>
internal static class PaintedPicture
{
    /// <summary>Puts it together; <see cref="PaintedLayer"/> does the same without Torch, at any size.</summary>
    /// <param name="seen">B x I x S x S: what the painter saw, colours first, then the mask of the inside.</param>
    /// <param name="painted">B x 7 x S x S: what it gave.</param>
    /// <param name="window">1 x 1 x S x S: 1 in the middle, 0 at the border.</param>
    /// <param name="prior">How sure the painter is of the inside before it has learnt anything.</param>
    /// <param name="mostCorrection">Most that skin is corrected by.</param>
    public static Tensor Compose(Tensor seen, Tensor painted, Tensor window, float prior, float mostCorrection)
    {
        Tensor warped = seen.narrow(1, 0, 3), inside = seen.narrow(1, 3, 1);
        Tensor cover = painted.narrow(1, 3, 1).Plus((inside - Scalars.Of(0.5)) * Scalars.Of(prior)).sigmoid() * window;
        Tensor correction = painted.narrow(1, 4, 3).tanh() * Scalars.Of(mostCorrection) * window;
        return warped.Plus(cover * (painted.narrow(1, 0, 3).sigmoid() - warped)).Plus(cover.neg().Plus(Scalars.Of(1)) * correction);
    }

    /// <summary>1 in the middle, falling to 0 over the last pixels.</summary>
    /// <param name="crop">The painted square.</param>
    /// <param name="borderPx">So many.</param>
    public static float[] Window(CropGeometry crop, float borderPx)
    {
        int size = crop.SizePx;
        var values = new float[size * size];
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
                values[y * size + x] = SmoothStep.Of(Math.Min(Math.Min(x, y), size - 1 - Math.Max(x, y)) / borderPx);
        return values;
    }
}
