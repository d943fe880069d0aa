using System.Numerics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Compositing;

/// <summary>
/// The colour that a generated crop lacks, as a plane over the crop (a constant and two slopes a channel), fitted where
/// the mask falls off: there generated and original show the same skin and must agree. The plane follows the footage
/// slowly, so that the match does not flicker.
/// </summary>
internal sealed class ColourMatch
{
    private const float Following = 0.25f;

    // Differences far from the ring's mean (in levels) are another shape - a lower chin, a collar - not another light.
    private const float OutlierLevels = 20;

    // Pulls the slopes towards zero, as a share of the ring's weight: a ring with little on one side must not tip over.
    private const float SlopeRidge = 0.02f;

    private Plane plane;
    private bool started;

    /// <summary>Forgets the past: the next fit stands alone.</summary>
    public void Reset() => started = false;

    /// <summary>Takes the next frame's crops (both the mask's size) into account.</summary>
    public void Update(Frame generated, Frame original, BlendMask mask)
    {
        Plane next = Fit(generated.Rgb, original.Rgb, mask);
        plane = started ? plane.Towards(next, Following) : next;
        started = true;
    }

    /// <summary>What to add at the start of row <paramref name="y"/>, and what more for each pixel to the right (levels, RGB).</summary>
    public (Vector3 Start, Vector3 Step) Row(int y, int size)
    {
        float unit = 2f / size;
        Vector3 start = plane.Constant - plane.SlopeX * (1 - unit / 2) + plane.SlopeY * ((y + 0.5f) * unit - 1);
        return (start, plane.SlopeX * unit);
    }

    private static Plane Fit(byte[] generated, byte[] original, BlendMask mask)
    {
        Vector3 mean = RingMean(generated, original, mask.Weights);
        int size = mask.Geometry.SizePx;
        float w = 0, wx = 0, wy = 0, wxx = 0, wxy = 0, wyy = 0;
        Vector3 d = default, dx = default, dy = default;
        for (int y = 0, i = 0; y < size; y++)
        {
            float v = (2 * y + 1f) / size - 1;
            for (int x = 0; x < size; x++, i++)
            {
                float ring = Ring(mask.Weights[i]);
                if (ring == 0)
                    continue;
                float u = (2 * x + 1f) / size - 1;
                Vector3 excess = Difference(generated, original, i) - mean;
                ring /= 1 + excess.LengthSquared() / (OutlierLevels * OutlierLevels);
                w += ring;
                wx += ring * u;
                wy += ring * v;
                wxx += ring * u * u;
                wxy += ring * u * v;
                wyy += ring * v * v;
                d += ring * excess;
                dx += ring * u * excess;
                dy += ring * v * excess;
            }
        }

        return w == 0 ? default : Solve(w, wx, wy, wxx + SlopeRidge * w, wxy, wyy + SlopeRidge * w, d, dx, dy).Plus(mean);
    }

    private static Vector3 RingMean(byte[] generated, byte[] original, float[] weights)
    {
        float total = 0;
        Vector3 sum = default;
        for (int i = 0; i < weights.Length; i++)
        {
            float ring = Ring(weights[i]);
            if (ring == 0)
                continue;
            total += ring;
            sum += ring * Difference(generated, original, i);
        }

        return total == 0 ? default : sum / total;
    }

    // Greatest half-way through the fall-off, zero where the mask is 0 or 1.
    private static float Ring(float weight) => weight * (1 - weight);

    private static Vector3 Difference(byte[] generated, byte[] original, int pixel)
    {
        int i = pixel * 3;
        return new(original[i] - generated[i], original[i + 1] - generated[i + 1], original[i + 2] - generated[i + 2]);
    }

    // Cramer's rule on the symmetric normal equations, for three right-hand sides at once.
    private static Plane Solve(float w, float wx, float wy, float wxx, float wxy, float wyy, Vector3 d, Vector3 dx, Vector3 dy)
    {
        float c00 = wxx * wyy - wxy * wxy, c01 = wxy * wy - wx * wyy, c02 = wx * wxy - wxx * wy;
        float c11 = w * wyy - wy * wy, c12 = wx * wy - w * wxy, c22 = w * wxx - wx * wx;
        float scale = 1 / (w * c00 + wx * c01 + wy * c02);
        return new(
            scale * (c00 * d + c01 * dx + c02 * dy),
            scale * (c01 * d + c11 * dx + c12 * dy),
            scale * (c02 * d + c12 * dx + c22 * dy));
    }

    /// <summary>Levels to add, RGB; the slopes are for half the crop's edge.</summary>
    private readonly record struct Plane(Vector3 Constant, Vector3 SlopeX, Vector3 SlopeY)
    {
        public Plane Plus(Vector3 constant) => this with { Constant = Constant + constant };

        public Plane Towards(Plane other, float share) => new(
            Vector3.Lerp(Constant, other.Constant, share),
            Vector3.Lerp(SlopeX, other.SlopeX, share),
            Vector3.Lerp(SlopeY, other.SlopeY, share));
    }
}
