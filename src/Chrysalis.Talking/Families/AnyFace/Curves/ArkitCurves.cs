namespace Chrysalis.Talking.Families.AnyFace.Curves;

/// <summary>
/// ARKit's blendshapes of jaw and mouth (Apple, ARFaceAnchor.BlendShapeLocation), told from a measured mouth. Each goes from 0 at rest to
/// 1 at a greatest way, and both sides are alike, as the basis is symmetric. What it cannot tell is 0.
/// </summary>
internal static class ArkitCurves
{
    /// <summary>The chin's way down at which the jaw counts as wide open.</summary>
    public const float JawOpenMm = 20;

    /// <summary>How much nearer the corners come in the roundest mouth.</summary>
    public const float RoundMm = 8;

    /// <summary>How much further apart the corners go in the widest mouth.</summary>
    public const float StretchMm = 8;

    /// <summary>The corners' greatest way up or down.</summary>
    public const float CornersMm = 6;

    /// <summary>The lips' greatest way from where the jaw takes them, and the chin's above its rest.</summary>
    public const float LipMm = 5;

    /// <summary>Lips parted so far are wholly open: a round mouth is then a funnel, and not puckered at all.</summary>
    public const float OpenLipsMm = 6;

    /// <summary>Lips parted so far do not touch.</summary>
    public const float TouchingMm = 1.5f;

    /// <summary>Share of a lip's red that has gone when the lip is rolled in.</summary>
    public const float RolledThinning = 0.5f;

    private static readonly (string Name, Func<MouthMeasure, float> Of)[] All =
    [
        ("jawForward", Untold),
        ("jawLeft", Untold),
        ("jawRight", Untold),
        ("jawOpen", JawOpen),
        ("mouthClose", m => m.JawGapMm > 0 ? JawOpen(m) * Share(m.JawGapMm - m.GapMm, m.JawGapMm) : 0),
        ("mouthFunnel", m => Round(m) * Open(m)),
        ("mouthPucker", m => Round(m) * (1 - Open(m))),
        ("mouthLeft", Untold),
        ("mouthRight", Untold),
        ("mouthSmileLeft", Smile),
        ("mouthSmileRight", Smile),
        ("mouthFrownLeft", Frown),
        ("mouthFrownRight", Frown),
        ("mouthDimpleLeft", Untold),
        ("mouthDimpleRight", Untold),
        ("mouthStretchLeft", Stretch),
        ("mouthStretchRight", Stretch),
        ("mouthRollLower", m => Share(m.LowerThinning, RolledThinning) - Press(m)),
        ("mouthRollUpper", m => Share(m.UpperThinning, RolledThinning) - Press(m)),
        ("mouthShrugLower", m => Share(-m.ChinDownMm, LipMm)),
        ("mouthShrugUpper", m => Share(m.UpperLipUpMm, LipMm) * (1 - Open(m))),
        ("mouthPressLeft", Press),
        ("mouthPressRight", Press),
        ("mouthLowerDownLeft", LowerDown),
        ("mouthLowerDownRight", LowerDown),
        ("mouthUpperUpLeft", UpperUp),
        ("mouthUpperUpRight", UpperUp),
        ("tongueOut", Untold),
    ];

    /// <summary>ARKit's names, in its own order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(curve => curve.Name)];

    /// <summary>The curves' values, 0 to 1, in the order of <see cref="Names"/>.</summary>
    public static float[] Of(MouthMeasure mouth) => [.. All.Select(curve => curve.Of(mouth))];

    private static float Untold(MouthMeasure mouth) => 0;

    private static float JawOpen(MouthMeasure mouth) => Share(mouth.ChinDownMm, JawOpenMm);

    private static float Round(MouthMeasure mouth) => Share(mouth.NarrowingMm, RoundMm);

    private static float Open(MouthMeasure mouth) => Share(mouth.GapMm, OpenLipsMm);

    private static float Smile(MouthMeasure mouth) => Share(mouth.CornersUpMm, CornersMm);

    private static float Frown(MouthMeasure mouth) => Share(-mouth.CornersUpMm, CornersMm);

    private static float Stretch(MouthMeasure mouth) => Share(-mouth.NarrowingMm, StretchMm);

    /// <summary>Both lips thin, and touching.</summary>
    private static float Press(MouthMeasure mouth) =>
        Share(Math.Min(mouth.UpperThinning, mouth.LowerThinning), RolledThinning) * (1 - Share(mouth.GapMm, TouchingMm));

    private static float LowerDown(MouthMeasure mouth) => Share(mouth.LowerLipDownMm, LipMm);

    private static float UpperUp(MouthMeasure mouth) => Share(mouth.UpperLipUpMm, LipMm) * Open(mouth);

    private static float Share(float way, float greatest) => Math.Clamp(way / greatest, 0, 1);
}
