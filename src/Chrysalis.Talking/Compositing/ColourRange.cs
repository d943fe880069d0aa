using System.Numerics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Compositing;

/// <summary>
/// The colours that the middle of a face's lower half has in its footage: nose, cheeks, lips. What is painted is kept within them or near
/// those of the pixel below, with some room: a network that paints a face it never learnt otherwise makes colours that no skin, lip or
/// tooth of the picture has. How far it had to be held back tells whether it knows the face; one whose first frame lies far outside lends
/// only its brightness, and the tint is that of the pixel below. Tints are shares of the brightness (redness and blueness of
/// <see cref="OpponentColour"/>), so that shadows have those of the light.
/// </summary>
internal sealed class ColourRange
{
    /// <summary>The share of the footage's own colours that is left out at either end: stray pixels, not colours of the face.</summary>
    private const float Tail = 0.03f;

    /// <summary>A tint beyond what is seen: a mouth that opens is redder inside than shut lips are.</summary>
    private const float TintRoom = 0.08f;

    /// <summary>Levels that a colour may differ from that of the pixel below, whatever the range is.</summary>
    private const float LevelRoom = 14;

    /// <summary>Teeth are brighter than the skin beside them, in any light by about so much.</summary>
    private const float BrightnessRoom = 1.35f;

    /// <summary>What is darker than this share of the brightest tells little of a tint.</summary>
    private const float DarkShare = 0.4f;

    /// <summary>Levels that the brightness of a tint is taken to be more: black has none.</summary>
    private const float Black = 16;

    /// <summary>Half the width of what is looked at, as a share of the crop's: the background beside a narrow face is not skin.</summary>
    private const float MiddleShare = 0.22f;

    /// <summary>Levels a pixel that a first frame may lie outside; personas over the faces they learnt stay below a twentieth.</summary>
    private const double MostExcess = 0.5;

    private readonly ValueHistogram brightnesses = new(0, 256, 256), rednesses = new(-2, 2, 512), bluenesses = new(-2, 2, 512);
    private readonly FollowedRange brightness = new(), redness = new(), blueness = new();
    private double excess, weights;
    private bool? isForeign;

    /// <summary>How much of what was painted had to be held back so far, in levels a pixel, over all frames.</summary>
    public double MeanExcess => weights == 0 ? 0 : excess / weights;

    private float Brightest => brightness.Most * BrightnessRoom;

    /// <summary>Forgets the footage, but not what was held back.</summary>
    public void Reset()
    {
        brightness.Reset();
        redness.Reset();
        blueness.Reset();
    }

    /// <summary>Keeps the next frame's paint within the range.</summary>
    /// <param name="paint">Colour (levels, RGB) and weight of every pixel of the crop; the colours are changed.</param>
    /// <param name="original">The footage's own crop.</param>
    public void Keep(Span<Vector4> paint, Frame original)
    {
        Look(paint, original);
        double outside = 0, shown = 0;
        for (int i = 0; i < paint.Length; i++)
        {
            Vector4 pixel = paint[i];
            if (pixel.W == 0)
                continue;
            OpponentColour painted = OpponentColour.Of(pixel.AsVector3());
            OpponentColour within = Within(painted, OpponentColour.Of(original.Rgb, i));
            if (within != painted)
                outside += pixel.W * (pixel.AsVector3() - within.ToRgb()).Length();
            shown += pixel.W;
        }

        excess += outside;
        weights += shown;
        isForeign ??= shown > 0 && outside / shown > MostExcess;
        for (int i = 0; i < paint.Length; i++)
        {
            if (paint[i].W > 0)
                paint[i] = new(Kept(paint[i].AsVector3(), OpponentColour.Of(original.Rgb, i)), paint[i].W);
        }
    }

    private void Look(ReadOnlySpan<Vector4> paint, Frame original)
    {
        brightnesses.Clear();
        rednesses.Clear();
        bluenesses.Clear();
        for (int i = 0; i < paint.Length; i++)
        {
            if (IsMiddle(paint[i], i, original.Width))
                brightnesses.Add(OpponentColour.Of(original.Rgb, i).Brightness);
        }

        if (brightnesses.Count == 0)
            return;
        brightness.Follow(brightnesses.Bulk(Tail));
        for (int i = 0; i < paint.Length; i++)
        {
            OpponentColour own = OpponentColour.Of(original.Rgb, i);
            if (!IsMiddle(paint[i], i, original.Width) || own.Brightness < DarkShare * brightness.Most)
                continue;
            rednesses.Add(own.Redness / UnitOf(own));
            bluenesses.Add(own.Blueness / UnitOf(own));
        }

        redness.Follow(rednesses.Bulk(Tail));
        blueness.Follow(bluenesses.Bulk(Tail));
    }

    private Vector3 Kept(Vector3 painted, OpponentColour below)
    {
        OpponentColour colour = OpponentColour.Of(painted);
        OpponentColour kept = isForeign == true ? Tinted(colour, below) : Within(colour, below);
        return kept == colour ? painted : kept.ToRgb();
    }

    private OpponentColour Within(OpponentColour painted, OpponentColour below)
    {
        float kept = Math.Min(painted.Brightness, Math.Max(Brightest, below.Brightness * BrightnessRoom));
        float change = (MathF.Max(kept, 0) + Black) / UnitOf(painted), unit = UnitOf(painted);
        return kept == painted.Brightness && IsWithin(painted, below, unit) ? painted : new(
            kept, Clamp(painted.Redness, redness, below.Redness, unit) * change,
            Clamp(painted.Blueness, blueness, below.Blueness, unit) * change);
    }

    private bool IsWithin(OpponentColour painted, OpponentColour below, float unit) =>
        painted.Redness == Clamp(painted.Redness, redness, below.Redness, unit)
        && painted.Blueness == Clamp(painted.Blueness, blueness, below.Blueness, unit);

    private OpponentColour Tinted(OpponentColour painted, OpponentColour below)
    {
        float kept = Math.Min(painted.Brightness, Math.Max(Brightest, below.Brightness));
        float unit = MathF.Max(kept, 0) + Black;
        return new(
            kept, unit * Math.Clamp(below.Redness / UnitOf(below), redness.Least, redness.Most),
            unit * Math.Clamp(below.Blueness / UnitOf(below), blueness.Least, blueness.Most));
    }

    /// <summary>A tint in levels, within the range in shares of <paramref name="unit"/> levels or near the footage's own.</summary>
    private static float Clamp(float painted, FollowedRange seen, float below, float unit) => Math.Clamp(
        painted, Math.Min((seen.Least - TintRoom) * unit, below - LevelRoom), Math.Max((seen.Most + TintRoom) * unit, below + LevelRoom));

    private static bool IsMiddle(Vector4 paint, int pixel, int size) =>
        paint.W >= 0.5f && Math.Abs((pixel % size) + 0.5f - size / 2f) <= MiddleShare * size;

    private static float UnitOf(OpponentColour colour) => MathF.Max(colour.Brightness, 0) + Black;
}
