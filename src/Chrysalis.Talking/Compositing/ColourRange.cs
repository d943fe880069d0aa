using System.Numerics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Compositing;

/// <summary>
/// The colours that the middle of a face's lower half has in its footage: nose, cheeks, lips. What is painted is kept within them or near
/// those of the pixel below, with some room: a network that paints a face it never learnt otherwise makes colours that no skin, lip or
/// tooth of the picture has. How far it had to be held back tells whether it knows the face.
/// </summary>
internal sealed class ColourRange
{
    /// <summary>The share of the footage's own colours that is left out at either end: stray pixels, not colours of the face.</summary>
    private const float Tail = 0.03f;

    /// <summary>Redness and blueness beyond what is seen: a mouth that opens is redder inside than shut lips are.</summary>
    private const float TintRoom = 0.08f;

    /// <summary>Levels that a colour may differ from that of the pixel below, whatever the range is.</summary>
    private const float LevelRoom = 14;

    /// <summary>What is darker than this share of the brightest tells little of a tint.</summary>
    private const float DarkShare = 0.4f;

    /// <summary>Redness and blueness are shares of the brightness and so much more, in levels: black has no tint.</summary>
    private const float Black = 16;

    /// <summary>Bins of a share, from -2 to 2.</summary>
    private const int Bins = 512;

    /// <summary>Teeth are brighter than the skin beside them, in any light by about so much.</summary>
    private const float BrightnessRoom = 1.35f;

    /// <summary>In the next frame, how much of a range that became narrower is given up.</summary>
    private const float Forgetting = 0.02f;

    /// <summary>Half the width of what is looked at, as a share of the crop's: the background beside a narrow face is not skin.</summary>
    private const float MiddleShare = 0.22f;

    /// <summary>
    /// Levels a pixel that a first frame may lie outside; personas over the faces they learnt stay below a hundredth of it.
    /// </summary>
    private const double MostExcess = 0.5;

    // BT.709's brightness.
    private static readonly Vector3 Luma = new(0.2126f, 0.7152f, 0.0722f);

    private readonly int[] brightness = new int[256], redness = new int[Bins], blueness = new int[Bins];
    private float brightest, leastRed, mostRed, leastBlue, mostBlue;
    private double held, seen;
    private bool started;
    private bool? isForeign;

    /// <summary>How much of what was painted had to be held back so far, in levels a pixel, over all frames.</summary>
    public double MeanExcess => seen == 0 ? 0 : held / seen;

    /// <summary>Forgets the footage, but not what was held back.</summary>
    public void Reset() => started = false;

    /// <summary>Looks at the next frame's own crop, where the mask lets paint through.</summary>
    public void Update(Frame original, BlendMask mask)
    {
        Array.Clear(brightness);
        Array.Clear(redness);
        Array.Clear(blueness);
        int count = 0, all = 0;
        int size = original.Width;
        for (int i = 0; i < mask.Weights.Length; i++)
        {
            if (mask.Weights[i] < 0.5f || Math.Abs((i % size) + 0.5f - size / 2f) > MiddleShare * size)
                continue;
            (float luma, float red, float blue) = Split(Below(original, i));
            brightness[(int)Math.Clamp(luma, 0, 255)]++;
            all++;
            if (luma < DarkShare * brightest / BrightnessRoom)
                continue;
            redness[BinOf(red)]++;
            blueness[BinOf(blue)]++;
            count++;
        }

        if (count == 0 || !started)
        {
            // The first look only finds how bright the face is.
            brightest = EndOf(brightness, (int)(Tail * all)) * BrightnessRoom;
            if (!started && count > 0 && brightest > 0)
            {
                started = true;
                (leastRed, mostRed, leastBlue, mostBlue) = (2, -2, 2, -2);
                Update(original, mask);
            }

            return;
        }

        int tail = (int)(Tail * count);
        Take(ref brightest, EndOf(brightness, (int)(Tail * all)) * BrightnessRoom, isUpper: true);
        Take(ref leastRed, ShareOf(StartOf(redness, tail)) - TintRoom, isUpper: false);
        Take(ref mostRed, ShareOf(EndOf(redness, tail)) + TintRoom, isUpper: true);
        Take(ref leastBlue, ShareOf(StartOf(blueness, tail)) - TintRoom, isUpper: false);
        Take(ref mostBlue, ShareOf(EndOf(blueness, tail)) + TintRoom, isUpper: true);
    }

    /// <summary>Looks at what is painted into the first frame, and decides for the whole video whether its tints count.</summary>
    /// <param name="painted">The colour of every pixel of the crop.</param>
    /// <param name="original">The footage's own crop.</param>
    /// <param name="mask">Where paint shows.</param>
    public void Judge(Func<int, Vector3> painted, Frame original, BlendMask mask)
    {
        if (isForeign is not null)
            return;
        double excess = 0, weights = 0;
        for (int i = 0; i < mask.Weights.Length; i++)
        {
            float weight = mask.Weights[i];
            if (weight == 0)
                continue;
            Vector3 colour = painted(i);
            excess += weight * (colour - Within(colour, Below(original, i))).Length();
            weights += weight;
        }

        isForeign = weights > 0 && excess / weights > MostExcess;
    }

    /// <summary>
    /// A painted colour (levels, RGB), brought within the range; of a face that the model never learnt only the brightness is taken, and
    /// the tint is that of the pixel below.
    /// </summary>
    /// <param name="painted">The colour.</param>
    /// <param name="below">The footage's own colour there.</param>
    /// <param name="weight">How much of it shows, for the mean.</param>
    public Vector3 Keep(Vector3 painted, Vector3 below, float weight)
    {
        seen += weight;
        Vector3 within = Within(painted, below);
        held += weight * (painted - within).Length();
        return isForeign == true ? Tinted(painted, below) : within;
    }

    private Vector3 Within(Vector3 painted, Vector3 below)
    {
        (float luma, float red, float blue) = Split(painted);
        (float ownLuma, float ownRed, float ownBlue) = Split(below);
        float unit = UnitOf(luma), ownShare = UnitOf(ownLuma) / unit, room = LevelRoom / unit;
        float keptLuma = Math.Min(luma, Math.Max(brightest, ownLuma * BrightnessRoom));
        float keptRed = Math.Clamp(red, Math.Min(leastRed, ownRed * ownShare - room), Math.Max(mostRed, ownRed * ownShare + room));
        float keptBlue = Math.Clamp(blue, Math.Min(leastBlue, ownBlue * ownShare - room), Math.Max(mostBlue, ownBlue * ownShare + room));
        return keptLuma == luma && keptRed == red && keptBlue == blue ? painted : Join(keptLuma, keptRed, keptBlue);
    }

    private Vector3 Tinted(Vector3 painted, Vector3 below)
    {
        (float luma, _, _) = Split(painted);
        (float ownLuma, float ownRed, float ownBlue) = Split(below);
        return Join(
            Math.Min(luma, Math.Max(brightest, ownLuma)), Math.Clamp(ownRed, leastRed + TintRoom, mostRed - TintRoom),
            Math.Clamp(ownBlue, leastBlue + TintRoom, mostBlue - TintRoom));
    }

    private static void Take(ref float bound, float now, bool isUpper)
    {
        bool isWider = isUpper ? now > bound : now < bound;
        bound = isWider ? now : bound + (now - bound) * Forgetting;
    }

    private static (float Luma, float Redness, float Blueness) Split(Vector3 rgb)
    {
        float luma = Vector3.Dot(rgb, Luma);
        float unit = UnitOf(luma);
        return (luma, (rgb.X - luma) / unit, (rgb.Z - luma) / unit);
    }

    private static Vector3 Join(float luma, float redness, float blueness)
    {
        float unit = UnitOf(luma);
        return new(luma + redness * unit, luma - (Luma.X * redness + Luma.Z * blueness) * unit / Luma.Y, luma + blueness * unit);
    }

    private static float UnitOf(float luma) => MathF.Max(luma, 0) + Black;

    private static Vector3 Below(Frame frame, int pixel) =>
        new(frame.Rgb[pixel * 3], frame.Rgb[pixel * 3 + 1], frame.Rgb[pixel * 3 + 2]);

    private static int BinOf(float share) => (int)Math.Clamp((share + 2) * Bins / 4, 0, Bins - 1);

    private static float ShareOf(int bin) => (bin + 0.5f) * 4 / Bins - 2;

    private static int StartOf(int[] counts, int tail)
    {
        int bin = 0;
        for (int passed = counts[0]; passed <= tail && bin < counts.Length - 1; passed += counts[bin])
            bin++;
        return bin;
    }

    private static int EndOf(int[] counts, int tail)
    {
        int bin = counts.Length - 1;
        for (int passed = counts[bin]; passed <= tail && bin > 0; passed += counts[bin])
            bin--;
        return bin;
    }
}
