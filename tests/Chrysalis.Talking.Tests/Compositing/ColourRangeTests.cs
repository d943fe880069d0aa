using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;
using static Chrysalis.Talking.Tests.Compositing.BlendScenes;

namespace Chrysalis.Talking.Tests.Compositing;

/// <summary>What is painted into a face has colours that the face has.</summary>
public class ColourRangeTests
{
    private static readonly TrackedFace Someone = Face(180, 100, 60);

    [Fact]
    public void Blend_AMouthOfTheFacesOwnColours_IsNotChanged()
    {
        Frame frame = Skin();
        Frame original = Cut(frame, Geometry, Someone);
        Frame mouth = original.Clone();
        Fill(mouth, (36, 44, 60, 54), (150, 70, 70)); // lips and a dark mouth between them
        Fill(mouth, (42, 47, 54, 51), (60, 25, 25));
        Frame expected = frame.Clone();
        new FaceBlender().Blend(expected, mouth, original, Someone, Geometry);
        var range = new ColourRange();

        new FaceBlender(range: range).Blend(frame, mouth, original, Someone, Geometry);

        Assert.Equal(expected.Rgb, frame.Rgb);
        Assert.Equal(0, range.MeanExcess);
    }

    [Theory]
    [InlineData(255, 230, 40)] // a flame
    [InlineData(40, 200, 60)] // green
    [InlineData(255, 30, 30)] // scarlet
    public void Blend_ColoursThatNoSkinHas_AreTakenFromThePicture(byte red, byte green, byte blue)
    {
        Frame frame = Skin();
        Frame before = frame.Clone();
        Frame original = Cut(frame, Geometry, Someone);
        Frame mouth = original.Clone();
        Fill(mouth, (20, 30, 76, 70), (red, green, blue));
        var range = new ColourRange();

        new FaceBlender(range: range).Blend(frame, mouth, original, Someone, Geometry);

        Assert.True(range.MeanExcess > 1);
        (float most, float least) = Redness(before);
        (float painted, float paintedLeast) = Redness(frame);
        Assert.InRange(painted, 0, most * 1.1f);
        Assert.InRange(paintedLeast, least * 0.9f, 10);
    }

    /// <summary>Skin in soft light, with lips.</summary>
    private static Frame Skin()
    {
        var frame = new Frame(360, 288);
        for (int y = 0; y < frame.Height; y++)
        {
            for (int x = 0; x < frame.Width; x++)
            {
                float light = 0.75f + 0.2f * MathF.Sin(x / 60f) * MathF.Cos(y / 50f);
                bool isLip = Math.Abs(x - 180) < 26 && Math.Abs(y - 172) < 9;
                (float r, float g, float b) = isLip ? (190f, 95f, 90f) : (215f, 160f, 130f);
                frame.Rgb[(y * frame.Width + x) * 3] = (byte)(r * light);
                frame.Rgb[(y * frame.Width + x) * 3 + 1] = (byte)(g * light);
                frame.Rgb[(y * frame.Width + x) * 3 + 2] = (byte)(b * light);
            }
        }

        return frame;
    }

    private static void Fill(Frame frame, (int Left, int Top, int Right, int Bottom) box, (byte R, byte G, byte B) colour)
    {
        for (int y = box.Top; y < box.Bottom; y++)
        {
            for (int x = box.Left; x < box.Right; x++)
            {
                int i = (y * frame.Width + x) * 3;
                (frame.Rgb[i], frame.Rgb[i + 1], frame.Rgb[i + 2]) = colour;
            }
        }
    }

    /// <summary>The largest and least difference of red and green, as a share of both.</summary>
    private static (float Most, float Least) Redness(Frame frame)
    {
        float most = -1, least = 1;
        for (int i = 0; i < frame.Rgb.Length; i += 3)
        {
            float share = (frame.Rgb[i] - frame.Rgb[i + 1]) / (frame.Rgb[i] + frame.Rgb[i + 1] + 16f);
            (most, least) = (Math.Max(most, share), Math.Min(least, share));
        }

        return (most, least);
    }
}
