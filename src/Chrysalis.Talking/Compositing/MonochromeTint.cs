using System.Numerics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Compositing;

/// <summary>
/// The tint of a picture without colours of its own: grey, sepia, or any other in which brightness alone decides the colour. What is
/// painted into it takes the same tint, so that a grey photo stays grey.
/// </summary>
internal sealed class MonochromeTint
{
    private const int Bins = 32;
    private const int MostSamples = 1 << 14;

    // Levels. JPEG's blocks colour a grey photo by less; the least colourful portrait in colour varies several times as much.
    private const float MostVariation = 2;

    // So often it is looked whether a picture has shown colours already: most have after the first few rows.
    private const int SamplesBetweenLooks = 512;

    // From one brightness to the next, in levels: a tint fades, flat colours of a drawing jump.
    private const float MostStep = 3.5f;

    private readonly float[] redness = new float[Bins], blueness = new float[Bins];

    private MonochromeTint()
    {
    }

    /// <summary>The tint of a picture; null where it has colours.</summary>
    public static MonochromeTint? Of(Frame picture)
    {
        var tint = new MonochromeTint();
        var count = new int[Bins];
        double squares = 0;
        int step = Math.Max(1, picture.Width * picture.Height / MostSamples) * 3;
        int samples = Math.Max(1, picture.Width * picture.Height * 3 / step), taken = 0;
        for (int i = 0; i + 2 < picture.Rgb.Length; i += step)
        {
            (float luma, float red, float blue) = OpponentColour.Of(picture.Rgb, i / 3);
            int bin = BinOf(luma);
            count[bin]++;
            tint.redness[bin] += red;
            tint.blueness[bin] += blue;
            squares += red * red + blue * blue;

            // More samples only add to the sum of squares about the means.
            if (++taken % SamplesBetweenLooks == 0 && tint.Variation(count, squares, samples) > 1.01 * MostVariation)
                return null;
        }

        if (tint.Variation(count, squares, taken) > MostVariation)
            return null;
        for (int bin = 0; bin < Bins; bin++)
        {
            tint.redness[bin] /= Math.Max(1, count[bin]);
            tint.blueness[bin] /= Math.Max(1, count[bin]);
        }

        int[] known = [.. Enumerable.Range(0, Bins).Where(bin => count[bin] > 0)];
        if (known.Zip(known.Skip(1)).Any(pair => tint.Step(pair.First, pair.Second) > MostStep * (pair.Second - pair.First)))
            return null;
        tint.FillGaps(known);
        return tint;
    }

    /// <summary>Gives what was painted over a picture the picture's tint; its brightness stays.</summary>
    /// <param name="painted">Changed in place where it differs from the picture.</param>
    /// <param name="picture">The picture.</param>
    public void Apply(Frame painted, Frame picture)
    {
        if (ReferenceEquals(painted, picture) || painted.Rgb.Length != picture.Rgb.Length)
            return;
        for (int i = 0; i < painted.Rgb.Length; i += 3)
        {
            if (painted.Rgb.AsSpan(i, 3).SequenceEqual(picture.Rgb.AsSpan(i, 3)))
                continue;
            float luma = OpponentColour.Of(painted.Rgb, i / 3).Brightness;
            float place = Math.Clamp(luma * Bins / 256 - 0.5f, 0, Bins - 1);
            int bin = Math.Min((int)place, Bins - 2);
            float red = Mix(redness, bin, place - bin), blue = Mix(blueness, bin, place - bin);
            Vector3 tinted = new OpponentColour(luma, red, blue).ToRgb();
            painted.Rgb[i] = Level(tinted.X);
            painted.Rgb[i + 1] = Level(tinted.Y);
            painted.Rgb[i + 2] = Level(tinted.Z);
        }
    }

    /// <summary>The variation about the mean of each brightness, as the sum of squares less that of the means.</summary>
    /// <remarks>Redness and blueness still are the sums over a brightness here.</remarks>
    private double Variation(int[] count, double squares, int samples)
    {
        double means = 0;
        for (int bin = 0; bin < Bins; bin++)
            if (count[bin] > 0)
                means += (redness[bin] * (double)redness[bin] + blueness[bin] * (double)blueness[bin]) / count[bin];
        return Math.Sqrt(Math.Max(0, squares - means) / samples);
    }

    private float Step(int a, int b) => Math.Max(Math.Abs(redness[a] - redness[b]), Math.Abs(blueness[a] - blueness[b]));

    // Brightness that the picture does not show has the tint of the nearest that it does.
    private void FillGaps(int[] known)
    {
        foreach (int bin in Enumerable.Range(0, Bins).Except(known))
        {
            int nearest = known.MinBy(other => Math.Abs(other - bin));
            (redness[bin], blueness[bin]) = (redness[nearest], blueness[nearest]);
        }
    }

    private static int BinOf(float luma) => Math.Clamp((int)(luma * Bins / 256), 0, Bins - 1);

    private static float Mix(float[] values, int bin, float share) => values[bin] + (values[bin + 1] - values[bin]) * share;

    private static byte Level(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);
}
