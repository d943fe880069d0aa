using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>
/// Tells whether something is before the mouth of a video: the skin around the mouth suddenly looks other than so far, or the lips can no
/// longer be told from it. While something is, what is painted fades, and the footage is shown as it is.
/// </summary>
internal sealed class Occlusion
{
    private const float Different = 0.11f;
    private const float HiddenShare = 0.16f;
    private const float FadesBy = 0.5f, ReturnsBy = 0.2f;
    private const float Follows = 0.15f;
    private const int MostHiddenFrames = 40;
    private const float LipsReach = 1.35f;

    /// <summary>Lips that stand out this much less than so far are hidden.</summary>
    private const float HiddenContrast = 0.4f;

    private readonly int size;
    private readonly float[] face, lips, luma, known;
    private readonly float[] weight;
    private int hiddenFrames;
    private float knownContrast;

    /// <param name="sizePx">Edge of the painted square.</param>
    public Occlusion(int sizePx)
    {
        size = sizePx;
        (face, lips, luma, known, weight) = (New(), New(), New(), New(), New());

        float[] New() => new float[sizePx * sizePx];
    }

    /// <summary>How much of what is painted is to be shown, from 0 to 1.</summary>
    public float Strength { get; private set; } = 1;

    /// <summary>Looks at the next frame.</summary>
    /// <param name="seen">5 x S x S: the face as it is in the painted square.</param>
    /// <param name="points">Its mesh in the square's pixels.</param>
    /// <param name="lipContrast">How far lips differ from the skin around them.</param>
    public void Look(ReadOnlySpan<float> seen, ReadOnlySpan<Vector2> points, float lipContrast)
    {
        Outline(points);
        int plane = size * size;
        for (int i = 0; i < plane; i++)
            luma[i] = 0.299f * seen[i] + 0.587f * seen[plane + i] + 0.114f * seen[2 * plane + i];
        float hidden = Hidden();
        bool isHidden = hidden > HiddenShare || lipContrast < HiddenContrast * knownContrast;
        hiddenFrames = isHidden ? hiddenFrames + 1 : 0;
        if (hiddenFrames > MostHiddenFrames)
            Forget();
        Strength = Math.Clamp(Strength + (isHidden ? -FadesBy : ReturnsBy), 0, 1);
        if (isHidden)
            return;
        knownContrast = knownContrast == 0 ? lipContrast : knownContrast + (lipContrast - knownContrast) * Follows;
        Learn();
    }

    /// <summary>Begins anew: after a cut, or when what seemed to hide the face stays.</summary>
    public void Forget()
    {
        Array.Clear(weight);
        (hiddenFrames, knownContrast) = (0, 0);
    }

    /// <summary>Where skin is: within the face, not on the lips.</summary>
    private void Outline(ReadOnlySpan<Vector2> points)
    {
        var wide = new Vector2[Landmarks.Count];
        Vector2 centre = (points[61] + points[291]) / 2;
        foreach (int i in LipRings.Outer)
            wide[i] = centre + (points[i] - centre) * LipsReach;
        MouthMasks.Fill(points, LipRings.Oval, size, face);
        MouthMasks.Fill(wide, LipRings.Outer, size, lips);
    }

    private bool IsSkin(int pixel) => face[pixel] > 0.99f && lips[pixel] < 0.01f;

    /// <summary>The share of the known skin that looks other than before, after the light is matched.</summary>
    private float Hidden()
    {
        double now = 0, before = 0;
        for (int i = 0; i < luma.Length; i++)
        {
            if (weight[i] < 0.5f || !IsSkin(i))
                continue;
            now += luma[i];
            before += known[i];
        }

        if (before <= 0)
            return 0;
        float light = Math.Clamp((float)(now / before), 0.7f, 1.4f);
        int all = 0, other = 0;
        for (int i = 0; i < luma.Length; i++)
        {
            if (weight[i] < 0.5f || !IsSkin(i))
                continue;
            all++;
            if (MathF.Abs(luma[i] - known[i] * light) > Different)
                other++;
        }

        return all == 0 ? 0 : other / (float)all;
    }

    private void Learn()
    {
        for (int i = 0; i < luma.Length; i++)
        {
            if (!IsSkin(i))
                continue;
            known[i] = weight[i] == 0 ? luma[i] : known[i] + (luma[i] - known[i]) * Follows;
            weight[i] = 1;
        }
    }
}
