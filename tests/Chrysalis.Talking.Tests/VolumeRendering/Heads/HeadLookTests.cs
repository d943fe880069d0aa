using Chrysalis.Talking.VolumeRendering.Heads;
using Xunit;

namespace Chrysalis.Talking.Tests.VolumeRendering.Heads;

/// <summary>The look of a picture is found again, whatever a part of the picture shows instead of the head.</summary>
public sealed class HeadLookTests
{
    private const int Size = 64, Plane = Size * Size;
    private static readonly float[] Usual = [0.1f, 0, -0.05f, 0.2f];
    private static readonly float[] True = [0.7f, -0.4f, 0.3f, 0.1f];

    [Fact]
    public void Find_PictureOfAnotherLook_FindsIt()
    {
        float[] found = new HeadLook(Size).Find(Usual, Painted, Painted(True).AsSpan(0, 3 * Plane));
        Assert.All(found.Zip(True), pair => Assert.Equal(pair.Second, pair.First, 0.05f));
    }

    [Fact]
    public void Find_HairThatLiesOtherwise_CountsLittle()
    {
        float[] picture = Painted(True)[..(3 * Plane)];
        for (int c = 0; c < 3; c++)
            picture.AsSpan(c * Plane + 12 * Size, 9 * Size).Clear();

        float[] found = new HeadLook(Size).Find(Usual, Painted, picture);
        Assert.All(found.Zip(True), pair => Assert.Equal(pair.Second, pair.First, 0.12f));
    }

    [Fact]
    public void Find_NothingOfTheHeadIsSeen_StaysUsual() =>
        Assert.Equal(Usual, new HeadLook(Size).Find(Usual, _ => new float[4 * Plane], Painted(True).AsSpan(0, 3 * Plane)));

    [Fact]
    public void Find_LightThatNoLookHas_StaysWithinReach() =>
        Assert.All(new HeadLook(Size).Find(Usual, Painted, new float[3 * Plane]).Zip(Usual),
            pair => Assert.True(MathF.Abs(pair.First - pair.Second) <= 2.001f));

    /// <summary>A square head whose colours go with the look: brightness, warmth, a slope across, its sharper shades.</summary>
    private static float[] Painted(float[] look)
    {
        var pixels = new float[4 * Plane];
        for (int y = 10; y < Size - 10; y++)
            for (int x = 10; x < Size - 10; x++)
            {
                int at = y * Size + x;
                float shade = 0.45f + 0.1f * MathF.Sin(x * 0.35f) * MathF.Cos(y * 0.25f);
                float slope = (x - Size / 2f) / Size;
                for (int c = 0; c < 3; c++)
                    pixels[c * Plane + at] = shade * MathF.Exp(0.3f * look[0] + 0.2f * look[1] * (1 - c))
                        + 0.15f * look[2] * slope + 0.1f * look[3] * MathF.Cos(y * 0.2f);
                pixels[3 * Plane + at] = 1;
            }

        return pixels;
    }
}
