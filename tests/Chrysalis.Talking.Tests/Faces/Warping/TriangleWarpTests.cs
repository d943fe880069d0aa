using System.Numerics;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Faces.Warping;

public class TriangleWarpTests
{
    private const int Size = 24;
    private static readonly Vector2[] Square = [new(0, 0), new(Size, 0), new(0, Size), new(Size, Size)];
    private static readonly int[] Halves = [0, 1, 2, 2, 1, 3];

    [Fact]
    public void Draw_WithoutMovement_LeavesEveryPixelAsItWas()
    {
        Frame source = Noise();
        Assert.Equal(source.Rgb, Drawn(source, Square, Square).Rgb);
    }

    [Fact]
    public void Draw_ShiftedByWholePixels_MovesThePicture()
    {
        Frame source = Noise();
        Frame moved = Drawn(source, Square, [.. Square.Select(p => p + new Vector2(3, -2))]);
        for (int y = 0; y < Size - 2; y++)
            Assert.Equal(source.Row(y + 2)[..((Size - 3) * 3)], moved.Row(y).Slice(9, (Size - 3) * 3));
    }

    [Fact]
    public void Draw_BetweenPixels_KeepsASlopeAndStaysSharp()
    {
        var slope = new Frame(Size, Size);
        for (int i = 0; i < slope.Rgb.Length; i++)
            slope.Rgb[i] = (byte)(10 * (i / 3 % Size));
        Frame moved = Drawn(slope, Square, [.. Square.Select(p => p + new Vector2(0.5f, 0))]);
        for (int x = 4; x < Size - 4; x++)
            Assert.InRange(moved.Row(10)[x * 3], (10 * x) - 6, (10 * x) - 4);

        Frame noise = Noise();
        Frame shifted = Drawn(noise, Square, [.. Square.Select(p => p + new Vector2(0.25f, 0.25f))]);
        Assert.InRange(Spread(shifted) / Spread(noise), 0.6, 1.1);
    }

    [Fact]
    public void Draw_ATriangleThatTurnedOver_IsLeftOutUnlessItDidSoInTheSourceAndMay()
    {
        Frame source = Noise();
        Vector2[] turned = [new(Size, 0), new(0, 0), new(Size, Size), new(0, Size)];
        Assert.All(Drawn(source, Square, turned).Rgb, value => Assert.Equal(0, value));
        Assert.All(Drawn(source, Square, turned, even: true).Rgb, value => Assert.Equal(0, value));
        Assert.NotEqual(new byte[source.Rgb.Length], Drawn(source, turned, Square, even: true).Rgb);
    }

    [Fact]
    public void Draw_PlacesThatAreNoNumbersOrFarOutside_ReadsNothingOutside()
    {
        Frame source = Noise();
        byte[] before = [.. source.Rgb];
        Frame from = Drawn(source, [new(-1e6f, 5), new(1e6f, 7), new(3, 1e7f), new(5, 5)], Square);
        Frame to = Drawn(source, Square, [new(-1e6f, -1e6f), new(1e6f, -1e6f), new(-1e6f, 1e6f), new(1e6f, 1e6f)]);
        Assert.Contains(from.Rgb, value => value > 0);
        Assert.Contains(to.Rgb, value => value > 0);
        Assert.Equal(before, source.Rgb);
    }

    private static Frame Drawn(Frame source, Vector2[] from, Vector2[] to, bool even = false)
    {
        var target = new Frame(Size, Size);
        TriangleWarp.Draw(source, from, to, Halves, target, (0, Size), even);
        return target;
    }

    private static Frame Noise()
    {
        var frame = new Frame(Size, Size);
        new Random(3).NextBytes(frame.Rgb);
        return frame;
    }

    private static double Spread(Frame frame)
    {
        double mean = frame.Rgb.Average(v => (double)v);
        return Math.Sqrt(frame.Rgb.Average(v => (v - mean) * (v - mean)));
    }
}
