using Chrysalis.Talking.Families.AnyFace.Curves;

namespace Chrysalis.Talking.Tests.Families.AnyFace.Curves;

public sealed class ArkitCurvesTests
{
    private static readonly MouthRuler Ruler = new(SyntheticMouth.Basis);

    /// <summary>Apple's names of jaw and mouth.</summary>
    private static readonly string[] Apple =
    [
        "jawForward", "jawLeft", "jawOpen", "jawRight", "mouthClose", "mouthDimpleLeft", "mouthDimpleRight", "mouthFrownLeft",
        "mouthFrownRight", "mouthFunnel", "mouthLeft", "mouthLowerDownLeft", "mouthLowerDownRight", "mouthPressLeft", "mouthPressRight",
        "mouthPucker", "mouthRight", "mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper", "mouthSmileLeft",
        "mouthSmileRight", "mouthStretchLeft", "mouthStretchRight", "mouthUpperUpLeft", "mouthUpperUpRight", "tongueOut",
    ];

    [Fact]
    public void Names_AreApples() => Assert.Equal(Apple, ArkitCurves.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void Of_Rest_IsNothing() => Only(SyntheticMouth.Mouth());

    [Theory]
    [InlineData(5, 0.25f)]
    [InlineData(20, 1)]
    [InlineData(30, 1)]
    public void Of_JawDown_IsJawOpenAlone(float downMm, float expected) => Only(SyntheticMouth.Mouth(jawMm: downMm), ("jawOpen", expected));

    [Fact]
    public void Of_ChinUp_ShrugsAndDoesNotOpen() => Only(SyntheticMouth.Mouth(jawMm: -2.5f), ("mouthShrugLower", 0.5f));

    /// <summary>As ARKit means it: lips shut though the jaw is open.</summary>
    [Fact]
    public void Of_LipsShutOverAnOpenJaw_AreMouthClose()
    {
        Dictionary<string, float> shut = Of(SyntheticMouth.Mouth(jawMm: 10, shutMm: 9)), half = Of(SyntheticMouth.Mouth(10, shutMm: 4.5f));

        Assert.Equal(0.5f, shut["jawOpen"], 1e-3f);
        Assert.Equal(0.5f, shut["mouthClose"], 1e-3f);
        Assert.Equal(0.25f, half["mouthClose"], 1e-3f);
        Assert.Equal(0, shut["mouthShrugLower"]);
    }

    [Fact]
    public void Of_NarrowCornersOfShutLips_Pucker() => Only(SyntheticMouth.Mouth(narrowMm: 4), ("mouthPucker", 0.5f));

    [Fact]
    public void Of_NarrowCornersOfOpenLips_AreAFunnel() =>
        Only(SyntheticMouth.Mouth(jawMm: 10, narrowMm: 4), ("jawOpen", 0.5f), ("mouthFunnel", 0.5f));

    [Fact]
    public void Of_WideCorners_Stretch() =>
        Only(SyntheticMouth.Mouth(narrowMm: -8), ("mouthStretchLeft", 1), ("mouthStretchRight", 1));

    [Theory]
    [InlineData(3, "mouthSmile")]
    [InlineData(-3, "mouthFrown")]
    public void Of_CornersUpOrDown_SmileOrFrown(float upMm, string name) =>
        Only(SyntheticMouth.Mouth(cornersUpMm: upMm), (name + "Left", 0.5f), (name + "Right", 0.5f));

    /// <summary>Corners that only go along with the jaw do not frown.</summary>
    [Fact]
    public void Of_JawAndCornersUp_SmilesByWhatTheJawLeaves() =>
        Assert.Equal(0.5f, Of(SyntheticMouth.Mouth(jawMm: 20, cornersUpMm: 3))["mouthSmileLeft"], 1e-3f);

    [Theory]
    [InlineData(0.5f, 0.5f, 1, 0, 0)]
    [InlineData(0.5f, 0.25f, 0.5f, 0.5f, 0)]
    [InlineData(0, 0.25f, 0, 0, 0.5f)]
    [InlineData(-0.5f, -0.5f, 0, 0, 0)]
    public void Of_ThinLips_PressTogetherAndRollByTheRest(float lower, float upper, float press, float rollLower, float rollUpper)
    {
        Dictionary<string, float> curves = Of(new MouthMeasure { LowerThinning = lower, UpperThinning = upper });

        Assert.Equal(press, curves["mouthPressLeft"]);
        Assert.Equal(rollLower, curves["mouthRollLower"]);
        Assert.Equal(rollUpper, curves["mouthRollUpper"]);
    }

    [Fact]
    public void Of_LipsApartByThemselves_AreUpAndDown()
    {
        Dictionary<string, float> curves = Of(new MouthMeasure { GapMm = 6, UpperLipUpMm = 2.5f, LowerLipDownMm = 5 });

        Assert.Equal(0.5f, curves["mouthUpperUpRight"]);
        Assert.Equal(1, curves["mouthLowerDownRight"]);
        Assert.Equal(0, curves["mouthShrugUpper"]);
    }

    [Fact]
    public void Of_AnyMouth_IsWithinZeroAndOneAndAlikeOnBothSides()
    {
        var draw = new Random(3);
        for (int i = 0; i < 200; i++)
        {
            Dictionary<string, float> curves = Of([.. Enumerable.Range(0, 4).Select(_ => draw.NextSingle() * 8 - 4)]);
            Assert.All(curves, curve => Assert.InRange(curve.Value, 0, 1));
            Assert.All(
                curves.Where(curve => curve.Key.EndsWith("Left", StringComparison.Ordinal)),
                curve => Assert.Equal(curve.Value, curves[curve.Key.Replace("Left", "Right", StringComparison.Ordinal)]));
        }
    }

    private static void Only(float[] mouth, params (string Name, float Value)[] expected) => Assert.All(
        Of(mouth), curve => Assert.Equal(expected.FirstOrDefault(one => one.Name == curve.Key).Value, curve.Value, 1e-3f));

    private static Dictionary<string, float> Of(float[] mouth) => Of(Ruler.Measure(mouth));

    private static Dictionary<string, float> Of(MouthMeasure mouth) =>
        ArkitCurves.Names.Zip(ArkitCurves.Of(mouth)).ToDictionary(pair => pair.First, pair => pair.Second);
}
