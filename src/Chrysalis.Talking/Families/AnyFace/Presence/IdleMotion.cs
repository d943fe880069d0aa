using Chrysalis.Foundation.Random;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Families.AnyFace.Presence;

/// <summary>
/// How a head that is looked at lives a little: it sways by sums of slow waves whose phases are drawn, and blinks every few seconds, as
/// people who speak do (Bentivoglio 1997: 26 blinks a minute in conversation). The first frame is the picture as it is.
/// </summary>
internal sealed class IdleMotion
{
    private const float Onset = 1.2f;
    private const float BlinkSeconds = 0.28f;
    private static readonly float[] FrequenciesHz = [0.11f, 0.23f, 0.41f, 0.67f];
    private static readonly float[] Shares = [0.5f, 0.35f, 0.2f, 0.1f];
    private static readonly float[] Degrees = [1.3f, 0.8f, 0.7f];
    private const float MostShift = 0.006f;

    private readonly float amount;
    private readonly float[,] phases = new float[5, 4];
    private readonly List<float> blinks = [];
    private readonly System.Random draw;

    /// <param name="seed">The same seed moves alike.</param>
    /// <param name="amount">How much, 1 as a rule; 0 stands still.</param>
    public IdleMotion(ulong seed, float amount)
    {
        this.amount = amount;
        draw = new Seed(seed).For("idle motion").NewRandom();
        for (int i = 0; i < phases.GetLength(0); i++)
            for (int j = 0; j < phases.GetLength(1); j++)
                phases[i, j] = draw.NextSingle() * MathF.Tau;
    }

    /// <summary>The head's turn against the picture, in degrees, and its shift in inter-ocular distances.</summary>
    public (HeadPose Turn, float ShiftX, float ShiftY) PoseAt(double seconds)
    {
        float rise = SmoothStep.Of((float)(seconds / Onset)) * amount;
        return (
            new(Wave(0, seconds) * Degrees[0] * rise, Wave(1, seconds) * Degrees[1] * rise, Wave(2, seconds) * Degrees[2] * rise),
            Wave(3, seconds) * MostShift * rise, Wave(4, seconds) * MostShift * rise);
    }

    /// <summary>How far the lids are closed, from 0 to 1; times must not go back.</summary>
    public float BlinkAt(double seconds)
    {
        if (amount == 0)
            return 0;
        while (blinks.Count == 0 || blinks[^1] < seconds)
            blinks.Add((blinks.Count == 0 ? 0.6f : blinks[^1]) + 0.9f + (float)(-2.2 * Math.Log(1 - draw.NextDouble() * 0.95)));
        float closed = 0;
        for (int i = Math.Max(0, blinks.Count - 2); i < blinks.Count; i++)
            closed = Math.Max(closed, Lid((float)(seconds - blinks[i]) / BlinkSeconds + 0.5f));
        return closed;
    }

    /// <summary>Lids close twice as fast as they open.</summary>
    private static float Lid(float t) => t is <= 0 or >= 1 ? 0 : t < 0.35f ? SmoothStep.Of(t / 0.35f) : SmoothStep.Of((1 - t) / 0.65f);

    private float Wave(int axis, double seconds)
    {
        float sum = 0;
        for (int i = 0; i < FrequenciesHz.Length; i++)
            sum += Shares[i] * (MathF.Sin(MathF.Tau * FrequenciesHz[i] * (float)seconds + phases[axis, i]) - MathF.Sin(phases[axis, i]));
        return sum;
    }
}
