namespace Chrysalis.Talking.Media.Colours;

/// <summary>Levels of a display signal, 0 to 1, to light and back (ITU-R BT.2100-2 tables 4 and 5, BT.1886).</summary>
internal static class DisplayLight
{
    /// <summary>Light of the brightest level of hybrid log-gamma and of plain video, in cd/m2.</summary>
    public const float HlgPeakNits = 1000, VideoPeakNits = 100;

    private const float PqPeakNits = 10000;
    private const float VideoPower = 2.4f;

    /// <summary>
    /// What a level of one colour stands for, in cd/m2; of hybrid log-gamma before the display's own curve, which depends on all three
    /// colours: see <see cref="HlgGain"/>.
    /// </summary>
    public static float Of(LightCurve curve, float level) => curve switch
    {
        LightCurve.Hlg => HlgPeakNits * Hlg(level),
        LightCurve.Pq => PqPeakNits * Pq(level),
        _ => VideoPeakNits * MathF.Pow(level, VideoPower),
    };

    /// <summary>What hybrid log-gamma's display multiplies its colours by: brightness to the power 0.2.</summary>
    /// <param name="luminance">Brightness of the scene as a share of the greatest, 0 to 1.</param>
    public static float HlgGain(float luminance) => MathF.Pow(luminance, 0.2f);

    /// <summary>The level of plain video that shows a share of its greatest light.</summary>
    public static float VideoLevel(float light) => MathF.Pow(light, 1 / VideoPower);

    private static float Hlg(float level)
    {
        const float a = 0.17883277f, b = 0.28466892f, c = 0.55991073f;
        return level <= 0.5f ? level * level / 3 : (MathF.Exp((level - c) / a) + b) / 12;
    }

    private static float Pq(float level)
    {
        const float m1 = 0.1593017578125f, m2 = 78.84375f, c1 = 0.8359375f, c2 = 18.8515625f, c3 = 18.6875f;
        float root = MathF.Pow(level, 1 / m2);
        return MathF.Pow(Math.Max(root - c1, 0) / (c2 - c3 * root), 1 / m1);
    }
}
