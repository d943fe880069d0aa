using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Motion.Idle;

/// <summary>
/// Blinks one after the other, drawn as they are asked for. Lids close twice as fast as they open (Evinger 1991: the closing lid is about
/// twice as fast).
/// </summary>
/// <param name="first">The middle of the first blink, in seconds.</param>
/// <param name="nextInterval">Draws the seconds from one blink's middle to the next one's; above 0.</param>
/// <param name="nextLength">Draws the seconds that one takes.</param>
internal sealed class BlinkTrain(double first, Func<double> nextInterval, Func<double> nextLength)
{
    /// <summary>The longest blink.</summary>
    public const double MostSeconds = 0.8;

    /// <summary>Share of a blink's length in which its lids are more than half shut.</summary>
    public const double HalfShutShare = 0.5;

    private const float ClosingShare = 0.35f;
    private readonly List<double> middles = [];
    private readonly List<double> lengths = [];

    /// <summary>How far the lids are shut, from 0 to 1, at any time from 0 on.</summary>
    public float At(double seconds)
    {
        while (middles.Count == 0 || middles[^1] < seconds + MostSeconds)
        {
            middles.Add(middles.Count == 0 ? first : middles[^1] + nextInterval());
            lengths.Add(Math.Min(MostSeconds, nextLength()));
        }

        int last = TimePoints.Before(middles, seconds);
        float shut = 0;
        for (int i = Math.Max(0, last - 1); i < Math.Min(middles.Count, last + 3); i++)
            shut = Math.Max(shut, Lid((float)((seconds - middles[i]) / lengths[i]) + 0.5f));
        return shut;
    }

    private static float Lid(float t) =>
        t is <= 0 or >= 1 ? 0 : t < ClosingShare ? SmoothStep.Of(t / ClosingShare) : SmoothStep.Of((1 - t) / (1 - ClosingShare));
}
