namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>
/// How far the noise that motion is drawn from spreads, as a share of what was learnt: the mouth, which the sound decides, is drawn
/// narrowly; head and eyes, which it leaves free, as widely as they were seen.
/// </summary>
/// <param name="Pose">Of the head's place.</param>
/// <param name="Mouth">Of the mouth.</param>
/// <param name="Upper">Of the upper face.</param>
internal sealed record MotionTemperature(double Pose, double Mouth, double Upper)
{
    /// <summary>As measured best: docs/heads-from-noise.md.</summary>
    public static MotionTemperature Usual { get; } = new(1, 0.3, 1);

    /// <summary>The share for each number of a frame.</summary>
    public float[] Shares =>
    [
        .. Enumerable.Repeat((float)Pose, MotionLayout.Pose), .. Enumerable.Repeat((float)Mouth, MotionLayout.Mouth),
        .. Enumerable.Repeat((float)Upper, MotionLayout.Upper)
    ];
}
