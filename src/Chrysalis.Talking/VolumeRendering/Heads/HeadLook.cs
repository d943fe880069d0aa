using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Faces.Segmentation;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>
/// Finds how a person looks in a picture (light, hair), in the few numbers that a head has learnt for it: steps of least squares over what
/// each number changes where the head is seen (Gauss and Newton), places that do not fit counting less. Read-only.
/// </summary>
/// <param name="sizePx">Edge of the pictures in pixels.</param>
internal sealed class HeadLook(int sizePx)
{
    private const int Rounds = 4;
    // A step is far above the picture's noise and far below the looks' own spread.
    private const float Step = 0.15f;
    private const float Covered = 0.9f, Most = 2, LeastScatter = 0.02f;
    private const double Held = 1e-5;

    /// <summary>Paints the head with a look: colour times cover, then the cover, 4 x S x S.</summary>
    public delegate float[] Painter(float[] look);

    /// <summary>Finds a look by painting the head again and again.</summary>
    /// <param name="usual">The look to begin with, and to stay near.</param>
    /// <param name="paint">Paints the head.</param>
    /// <param name="picture">What the camera saw, from 0 to 1: 3 x S x S.</param>
    public float[] Find(float[] usual, Painter paint, ReadOnlySpan<float> picture)
    {
        float[] seen = Blurred(picture), look = [.. usual];
        for (int round = 0; round < Rounds; round++)
        {
            float[] painted = paint(look);
            float[] own = Blurred(painted);
            var slopes = new float[look.Length][];
            for (int k = 0; k < look.Length; k++)
            {
                float[] moved = [.. look];
                moved[k] += Step;
                slopes[k] = Blurred(paint(moved));
                for (int i = 0; i < own.Length; i++)
                    slopes[k][i] = (slopes[k][i] - own[i]) / Step;
            }

            if (Solve(own, seen, slopes, painted.AsSpan(3 * sizePx * sizePx), look, usual) is not { } change)
                return look;
            for (int k = 0; k < look.Length; k++)
                look[k] = Math.Clamp(look[k] + (float)change[k], usual[k] - Most, usual[k] + Most);
        }

        return look;
    }

    private static double[]? Solve(
        float[] own, float[] seen, float[][] slopes, ReadOnlySpan<float> cover, float[] look, float[] usual)
    {
        int numbers = slopes.Length;
        int[] places = [.. Places(cover)];
        if (places.Length == 0)
            return null;
        var errors = new float[places.Length];
        for (int i = 0; i < places.Length; i++)
            errors[i] = MathF.Abs(own[places[i]] - seen[places[i]]);
        Array.Sort(errors);
        float scatter = MathF.Max(LeastScatter, 3 * errors[errors.Length / 2]);
        var normal = new double[numbers * numbers];
        var slope = new double[numbers];
        foreach (int place in places)
        {
            double error = own[place] - seen[place], ratio = error / scatter;
            double weight = 1 / ((1 + ratio * ratio) * (1 + ratio * ratio));
            for (int row = 0; row < numbers; row++)
            {
                slope[row] -= weight * slopes[row][place] * error;
                for (int column = 0; column <= row; column++)
                    normal[row * numbers + column] += weight * slopes[row][place] * slopes[column][place];
            }
        }

        for (int k = 0; k < numbers; k++)
        {
            normal[k * numbers + k] += Held * places.Length;
            slope[k] -= Held * places.Length * (look[k] - usual[k]);
        }

        return CholeskySolver.Solve(normal, slope) ? slope : null;
    }

    /// <summary>The values of the pixels that show the head.</summary>
    private static List<int> Places(ReadOnlySpan<float> cover)
    {
        var places = new List<int>();
        for (int i = 0; i < cover.Length; i++)
        {
            if (cover[i] >= Covered)
                places.AddRange([i, cover.Length + i, 2 * cover.Length + i]);
        }

        return places;
    }

    // Hair and edges that lie a pixel beside say nothing of the light.
    private float[] Blurred(ReadOnlySpan<float> colours)
    {
        int plane = sizePx * sizePx, reach = Math.Max(1, sizePx / 128);
        var blurred = new float[3 * plane];
        for (int c = 0; c < 3; c++)
            BoxMean.Of(BoxMean.Of(colours.Slice(c * plane, plane).ToArray(), sizePx, reach), sizePx, reach).CopyTo(blurred, c * plane);
        return blurred;
    }
}
