using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Reference;
using static Chrysalis.Talking.Tests.Compositing.BlendScenes;

namespace Chrysalis.Talking.Tests.Compositing;

public class FaceBlenderTests
{
    [Theory]
    [InlineData(180, 110, 46, 0)]
    [InlineData(180.3f, 90.8f, 61.7f, 12)]
    [InlineData(150, 120, 40, -35)]
    [InlineData(20, 30, 55, 20)] // partly outside, top left
    [InlineData(350, 280, 55, 5)] // partly outside, bottom right
    [InlineData(900, 900, 55, 0)] // wholly outside
    public void Blend_AnyPlace_AgreesWithThePlainTwin(float x, float y, float interOcular, float tilt)
    {
        TrackedFace face = Face(x, y, interOcular, tilt);
        Frame frame = Waves(360, 288, 30);
        Frame original = Cut(frame, Geometry, face);
        Frame generated = Waves(96, 96, 17);
        Frame expected = frame.Clone();
        NaiveBlender.Blend(expected, generated, original, face, Geometry);

        new FaceBlender().Blend(frame, generated, original, face, Geometry);

        // Single against double precision: one level where a value lies on the rounding edge.
        Assert.All(frame.Rgb.Zip(expected.Rgb), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    public void Blend_RectangleStretchedToASquare_AgreesWithThePlainTwin(float tilt)
    {
        var rectangle = new CropGeometry(96, 0, 0.45f, 2.3f) { ExtentY = 3.1f };
        TrackedFace face = Face(180.3f, 90.8f, 51.7f, tilt);
        Frame frame = Waves(360, 288, 30);
        Frame original = Cut(frame, rectangle, face);
        Frame generated = Waves(96, 96, 17);
        Frame expected = frame.Clone();
        NaiveBlender.Blend(expected, generated, original, face, rectangle);

        new FaceBlender().Blend(frame, generated, original, face, rectangle);

        Assert.All(frame.Rgb.Zip(expected.Rgb), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    }

    [Theory]
    [InlineData(40, 0, 1)] // the crop is as fine as the frame: 96 px for 96 px
    [InlineData(47.3f, 9, 2)]
    [InlineData(30, -20, 2)]
    [InlineData(80, 5, 3)] // the crop has half the frame's pixels
    public void Blend_TheFramesOwnCrop_ChangesNothingBeyondInterpolation(float interOcular, float tilt, int boundLevels)
    {
        TrackedFace face = Face(180.4f, 90.2f, interOcular, tilt);
        Frame frame = Waves(360, 288, 40);
        Frame before = frame.Clone();
        Frame crop = Cut(frame, Geometry, face);

        new FaceBlender().Blend(frame, crop, crop, face, Geometry);

        Assert.All(frame.Rgb.Zip(before.Rgb), pair => Assert.InRange(pair.First - pair.Second, -boundLevels, boundLevels));
    }

    [Fact]
    public void Blend_ConstantColourOffset_Vanishes()
    {
        TrackedFace face = Face(180, 100, 46, 4);
        Frame frame = Waves(360, 288, 40, amplitude: 40);
        Frame crop = Cut(frame, Geometry, face);
        Frame same = frame.Clone();
        new FaceBlender().Blend(same, crop, crop, face, Geometry);

        new FaceBlender().Blend(frame, Shifted(crop, 35, -20, 50), crop, face, Geometry);

        Assert.All(frame.Rgb.Zip(same.Rgb), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    }

    [Fact]
    public void Blend_AnotherMouth_DoesNotShiftTheRingsColour()
    {
        TrackedFace face = Face(180, 100, 46);
        Frame frame = Waves(360, 288, 40, amplitude: 20);
        Frame before = frame.Clone();
        Frame crop = Cut(frame, Geometry, face);
        Frame generated = crop.Clone();
        for (int y = 36; y < 60; y++) // a dark mouth in the middle of the crop
            generated.Row(y)[(34 * 3)..(62 * 3)].Clear();

        new FaceBlender().Blend(frame, generated, crop, face, Geometry);

        Assert.True(frame.Rgb.Min() < 30, "the mouth is not there");
        float[] mask = FrameMask(frame, face);
        for (int i = 0; i < mask.Length; i++)
        {
            if (mask[i] is > 0 and < 0.5f)
                Assert.InRange(frame.Rgb[i * 3] - before.Rgb[i * 3], -2, 2);
        }
    }

    [Theory]
    [InlineData(46, 0)]
    [InlineData(61, 33)]
    [InlineData(12, 7)] // a small face: the crop is halved first
    public void Blend_OutsideTheMask_LeavesEveryByte(float interOcular, float tilt)
    {
        TrackedFace face = Face(180, 100, interOcular, tilt);
        Frame frame = Noise(360, 288, 1);
        Frame before = frame.Clone();

        new FaceBlender().Blend(frame, Noise(96, 96, 2), Noise(96, 96, 3), face, Geometry);

        float[] mask = FrameMask(frame, face);
        Assert.Contains(mask, weight => weight > 0.99f);
        for (int i = 0; i < mask.Length; i++)
        {
            if (mask[i] == 0)
                Assert.Equal(before.Rgb.AsSpan(i * 3, 3), frame.Rgb.AsSpan(i * 3, 3));
        }
    }

    [Fact]
    public void Blend_ColourOffsetThatFlickers_IsDamped()
    {
        TrackedFace face = Face(180, 100, 46);
        Frame clean = Waves(360, 288, 40, amplitude: 20);
        Frame crop = Cut(clean, Geometry, face);
        var blender = new FaceBlender();
        var levels = new List<double>();
        for (int i = 0; i < 40; i++)
        {
            Frame frame = clean.Clone();
            Frame original = Shifted(crop, i % 2 * 8, 0, 0); // the ring's colour flickers by 8 levels
            blender.Blend(frame, crop, original, face, Geometry);
            levels.Add(frame.Rgb[(150 * 360 + 180) * 3]);
        }

        Assert.InRange(levels.Skip(20).Max() - levels.Skip(20).Min(), 0, 3);
    }

    [Fact]
    public void Blend_CropOfAnotherSize_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(
            () => new FaceBlender().Blend(new(360, 288), new(64, 64), new(96, 96), Face(180, 100, 46), Geometry));
        Assert.Contains("64x64", error.Message, StringComparison.Ordinal);
    }

    // The greatest mask weight within reach of each frame pixel's sample.
    private static float[] FrameMask(Frame frame, TrackedFace face)
    {
        var mask = new BlendMask(Geometry);
        AffineTransform toCrop = Geometry.CropToFrame(face).Inverse();
        int reach = Math.Max(1, (int)MathF.Ceiling(toCrop.Scale));
        var weights = new float[frame.Width * frame.Height];
        for (int i = 0; i < weights.Length; i++)
        {
            System.Numerics.Vector2 p = toCrop.Apply(new(i % frame.Width + 0.5f, i / frame.Width + 0.5f));
            for (int v = -reach; v <= reach; v++)
                for (int u = -reach; u <= reach; u++)
                {
                    int x = (int)MathF.Floor(p.X) + u, y = (int)MathF.Floor(p.Y) + v;
                    if (x >= 0 && y >= 0 && x < 96 && y < 96)
                        weights[i] = Math.Max(weights[i], mask.Weights[y * 96 + x]);
                }
        }

        return weights;
    }
}
