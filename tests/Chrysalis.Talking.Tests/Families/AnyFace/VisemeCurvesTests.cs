using Chrysalis.Talking.Families.AnyFace.Motion;
using Chrysalis.Talking.Phones;

namespace Chrysalis.Talking.Tests.Families.AnyFace;

public class VisemeCurvesTests
{
    private static readonly SpokenPhone[] Mama =
        [new("pau", 0, 0.4), new("m", 0.4, 0.5), new("aa", 0.5, 0.8), new("m", 0.8, 0.9), new("aa", 0.9, 1.2), new("pau", 1.2, 1.6)];

    [Fact]
    public void Of_Phones_SumToOneAndFollowThem()
    {
        float[][] curves = VisemeCurves.Of(Mama, 40, 25);
        Assert.All(curves, row => Assert.Equal(1, row.Sum(), 4));
        Assert.True(curves[2][Viseme.Silence] > 0.95f);
        Assert.True(curves[16][10] > 0.9f);
        Assert.True(curves[11][Viseme.Lips] > 0.6f);
        Assert.True(curves[39][Viseme.Silence] > 0.95f);
    }

    [Fact]
    public void Follow_Phones_ShutsTheLipsAtMAndOpensThemAtA()
    {
        float[][] mouths = new RuledMouth(MadeUpFaces.Basis()).Follow(Mama, 40, 25);
        float[] opening = [.. mouths.Select(m => MadeUpFaces.Basis().Opening(m))];
        Assert.True(opening[21] < 0.5f * opening[16], $"m {opening[21]}, a {opening[16]}");
        Assert.True(opening[11] < 0.6f * opening[16], $"m {opening[11]}, a {opening[16]}");
        Assert.Equal(0, opening[1], 0.01f);
    }

    [Theory]
    [InlineData("b", "PP")]
    [InlineData("V", "FF")]
    [InlineData("ow", "oh,ou")]
    [InlineData("?", "sil")]
    public void Of_APhone_IsItsClass(string phone, string classes) =>
        Assert.Equal(classes, string.Join(',', Viseme.Of(phone).Select(v => Viseme.Names[v])));
}
