using System.Numerics;

namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>
/// Steadies alignments without lag: each of the transform's four numbers is replaced by a parabola fitted to its
/// neighbours before and after, weighted by a Gaussian, so that a head that moves evenly or turns back is followed.
/// Short gaps are bridged. Faces come out in order, late by as many frames as the window and a gap need.
/// </summary>
internal sealed class TrackSmoother(int radius, int mostBridged)
{
    private readonly List<TrackedFace?> window = [];
    private int next;
    private int added;
    private int dropped;

    /// <summary>Takes the next frame's face.</summary>
    public void Add(TrackedFace? face)
    {
        window.Add(face);
        added++;
        if (face is not null)
            BridgeGapBefore(window.Count - 1);
    }

    /// <summary>The next smoothed face, once enough later frames are known or <paramref name="ended"/>.</summary>
    public bool TryTake(bool ended, out TrackedFace? face)
    {
        face = null;
        if (next >= added || (!ended && next + radius + mostBridged >= added))
            return false;

        int index = next - dropped;
        face = window[index] is { } measured ? measured with { FaceToFrame = Smooth(index) } : null;
        next++;
        if (next - dropped > radius + mostBridged + 1)
        {
            window.RemoveAt(0);
            dropped++;
        }

        return true;
    }

    private void BridgeGapBefore(int index)
    {
        int before = index - 1;
        while (before >= 0 && window[before] is null)
            before--;
        int missing = index - before - 1;
        if (before < 0 || missing == 0 || missing > mostBridged || IsCut(window[before]!, window[index]!))
            return;
        for (int i = 1; i <= missing; i++)
            window[before + i] = Between(window[before]!, window[index]!, i / (missing + 1f));
    }

    private static TrackedFace Between(TrackedFace a, TrackedFace b, float t)
    {
        float Mix(float from, float to) => from + (to - from) * t;
        float[] xyz = [.. a.Landmarks.Xyz.Zip(b.Landmarks.Xyz, Mix)];
        return new(
            new(Mix(a.Box.X, b.Box.X), Mix(a.Box.Y, b.Box.Y), Mix(a.Box.Width, b.Box.Width), Mix(a.Box.Height, b.Box.Height)),
            new(xyz),
            new(Mix(a.Pose.YawDeg, b.Pose.YawDeg), Mix(a.Pose.PitchDeg, b.Pose.PitchDeg), Mix(a.Pose.RollDeg, b.Pose.RollDeg)),
            new(Mix(a.FaceToFrame.A, b.FaceToFrame.A), Mix(a.FaceToFrame.B, b.FaceToFrame.B),
                Mix(a.FaceToFrame.TranslateX, b.FaceToFrame.TranslateX), Mix(a.FaceToFrame.TranslateY, b.FaceToFrame.TranslateY)),
            Score: 0);
    }

    private static bool IsCut(TrackedFace a, TrackedFace b) => SceneCut.IsBetween(a.FaceToFrame, b.FaceToFrame);

    private SimilarityTransform Smooth(int index)
    {
        int first = Reach(index, -1);
        int last = Reach(index, 1);
        if (last - first < 2)
            return window[index]!.FaceToFrame;

        Span<float> weights = stackalloc float[last - first + 1];
        ParabolaWeights(first - index, weights);
        Vector4 sum = default;
        for (int i = first; i <= last; i++)
        {
            SimilarityTransform t = window[i]!.FaceToFrame;
            sum += weights[i - first] * new Vector4(t.A, t.B, t.TranslateX, t.TranslateY);
        }

        return new(sum.X, sum.Y, sum.Z, sum.W);
    }

    /// <summary>How far the same face can be followed in one direction, at most <c>radius</c> frames.</summary>
    private int Reach(int index, int direction)
    {
        int end = index;
        for (int i = 0; i < radius; i++, end += direction)
        {
            int candidate = end + direction;
            if (candidate < 0 || candidate >= window.Count || window[candidate] is null || IsCut(window[end]!, window[candidate]!))
                break;
        }

        return end;
    }

    /// <summary>
    /// Weights whose weighted sum is the value at 0 of the fitted parabola; the first sample lies at <paramref name="start"/>.
    /// </summary>
    private void ParabolaWeights(int start, Span<float> weights)
    {
        float sigma = Math.Max(1, radius / 2f);
        Span<float> moments = stackalloc float[5];
        for (int i = 0; i < weights.Length; i++)
        {
            float x = start + i;
            weights[i] = MathF.Exp(-x * x / (2 * sigma * sigma));
            float power = weights[i];
            for (int m = 0; m < moments.Length; m++, power *= x)
                moments[m] += power;
        }

        // The first row of the inverse of the normal equations' matrix [m0 m1 m2; m1 m2 m3; m2 m3 m4].
        float c0 = moments[2] * moments[4] - moments[3] * moments[3];
        float c1 = moments[2] * moments[3] - moments[1] * moments[4];
        float c2 = moments[1] * moments[3] - moments[2] * moments[2];
        float determinant = moments[0] * c0 + moments[1] * c1 + moments[2] * c2;
        for (int i = 0; i < weights.Length; i++)
        {
            float x = start + i;
            weights[i] *= (c0 + c1 * x + c2 * x * x) / determinant;
        }
    }
}
