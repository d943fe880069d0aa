using System.Numerics;
using Chrysalis.Foundation.Random;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Motion.Idle;

/// <summary>
/// How a head that is looked at lives a little, where nothing is known of the person: it sways by sums of slow waves whose phases are
/// drawn, and blinks every few seconds, as people who speak do (Bentivoglio 1997: 26 blinks a minute in conversation). It begins at rest.
/// </summary>
internal sealed class GeneralIdle : IHeadMotion
{
    private const float Onset = 1.2f;
    private const float BlinkSeconds = 0.28f;
    private static readonly float[] FrequenciesHz = [0.11f, 0.23f, 0.41f, 0.67f];
    private static readonly float[] Shares = [0.5f, 0.35f, 0.2f, 0.1f];
    private static readonly float[] Degrees = [1.3f, 0.8f, 0.7f];
    private const float MostShift = 0.006f / HeadPlacement.OuterCorners;

    private readonly float amount;
    private readonly float[,] phases = new float[5, 4];
    private readonly BlinkTrain blinks;

    /// <param name="seed">The same seed moves alike.</param>
    /// <param name="amount">How much it sways, 1 as a rule; 0 stands still and does not blink.</param>
    public GeneralIdle(ulong seed, float amount = 1)
    {
        this.amount = amount;
        System.Random draw = new Seed(seed).For("idle motion").NewRandom();
        for (int i = 0; i < phases.GetLength(0); i++)
            for (int j = 0; j < phases.GetLength(1); j++)
                phases[i, j] = draw.NextSingle() * MathF.Tau;
        double Interval() => 0.9f + (float)(-2.2 * Math.Log(1 - draw.NextDouble() * 0.95));
        blinks = new(0.6f + Interval(), Interval, () => BlinkSeconds);
    }

    /// <inheritdoc/>
    public HeadMotion At(double seconds)
    {
        float rise = SmoothStep.Of((float)(seconds / Onset)) * amount;
        return new(
            new(Wave(0, seconds) * Degrees[0] * rise, Wave(1, seconds) * Degrees[1] * rise, Wave(2, seconds) * Degrees[2] * rise),
            new Vector3(Wave(3, seconds), -Wave(4, seconds), 0) * MostShift * rise, amount == 0 ? 0 : blinks.At(seconds));
    }

    private float Wave(int axis, double seconds)
    {
        float sum = 0;
        for (int i = 0; i < FrequenciesHz.Length; i++)
            sum += Shares[i] * ((float)Math.Sin(Math.Tau * FrequenciesHz[i] * seconds + phases[axis, i]) - MathF.Sin(phases[axis, i]));
        return sum;
    }
}
