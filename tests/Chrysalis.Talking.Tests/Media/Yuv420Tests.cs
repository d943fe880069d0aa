using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Colours;

namespace Chrysalis.Talking.Tests.Media;

public sealed class Yuv420Tests
{
    public static TheoryData<string> Matrices => ["601", "709"];

    [Theory]
    [MemberData(nameof(Matrices))]
    public void ToRgb_Vectors_EqualThePlainConversion(string name)
    {
        (int width, int height) = (38, 6);
        byte[] planes = RandomBytes(Yuv420.Length(width, height), 1);
        var fast = new byte[width * height * 3];
        var plain = new byte[width * height * 3];
        Yuv420.ToRgb(planes, width, height, Matrix(name), fast);
        Yuv420Plain.ToRgb(planes, width, height, 0, Matrix(name), plain);
        Assert.Equal(plain, fast);
    }

    [Theory]
    [MemberData(nameof(Matrices))]
    public void FromRgb_Vectors_EqualThePlainConversion(string name)
    {
        (int width, int height) = (38, 6);
        byte[] rgb = RandomBytes(width * height * 3, 2);
        var fast = new byte[Yuv420.Length(width, height)];
        var plain = new byte[Yuv420.Length(width, height)];
        Yuv420.FromRgb(rgb, width, height, Matrix(name), fast);
        Yuv420Plain.FromRgb(rgb, width, height, 0, Matrix(name), plain);
        Assert.Equal(plain, fast);
    }

    /// <summary>The standards' own equations in real numbers.</summary>
    [Theory]
    [InlineData("601", 0.299, 0.114)]
    [InlineData("709", 0.2126, 0.0722)]
    public void ToRgb_AnyColour_IsTheStandardsWithinALevel(string name, double kr, double kb)
    {
        var rgb = new byte[12];
        for (int y = 16; y <= 235; y += 3)
            for (int u = 16; u <= 240; u += 7)
                for (int v = 16; v <= 240; v += 7)
                {
                    Yuv420.ToRgb([(byte)y, (byte)y, (byte)y, (byte)y, (byte)u, (byte)v], 2, 2, Matrix(name), rgb);
                    double light = (y - 16) / 219.0, pb = (u - 128) / 224.0, pr = (v - 128) / 224.0;
                    double red = light + 2 * (1 - kr) * pr, blue = light + 2 * (1 - kb) * pb;
                    double green = (light - kr * red - kb * blue) / (1 - kr - kb);
                    Assert.Equal(Math.Clamp(red * 255, 0, 255), rgb[0], 0.51);
                    Assert.Equal(Math.Clamp(green * 255, 0, 255), rgb[1], 0.51);
                    Assert.Equal(Math.Clamp(blue * 255, 0, 255), rgb[2], 0.51);
                }
    }

    [Theory]
    [MemberData(nameof(Matrices))]
    public void FromRgb_OfWhatToRgbGave_IsThePlanesWithinALevel(string name)
    {
        (int width, int height) = (32, 32);
        byte[] planes = RandomBytes(Yuv420.Length(width, height), 3);
        for (int i = 0; i < planes.Length; i++)
            planes[i] = (byte)(i < width * height ? 96 + planes[i] / 4 : 108 + planes[i] / 6);   // inside RGB, so that nothing is cut off
        var rgb = new byte[width * height * 3];
        var back = new byte[planes.Length];
        Yuv420.ToRgb(planes, width, height, Matrix(name), rgb);
        Yuv420.FromRgb(rgb, width, height, Matrix(name), back);
        Assert.All(planes.Zip(back), pair => Assert.InRange(pair.Second - pair.First, -1, 1));
        Assert.True(planes.Zip(back).Count(pair => pair.First != pair.Second) < planes.Length / 50);
    }

    [Fact]
    public void FromRgb_BlackAndWhite_AreTheLimitsOfTheRange()
    {
        var planes = new byte[6];
        Yuv420.FromRgb(new byte[12], 2, 2, YuvMatrix.Bt709, planes);
        Assert.Equal([16, 16, 16, 16, 128, 128], planes);
        Yuv420.FromRgb([.. Enumerable.Repeat((byte)255, 12)], 2, 2, YuvMatrix.Bt709, planes);
        Assert.Equal([235, 235, 235, 235, 128, 128], planes);
    }

    private static YuvMatrix Matrix(string name) => name == "601" ? YuvMatrix.Bt601 : YuvMatrix.Bt709;

    private static byte[] RandomBytes(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
