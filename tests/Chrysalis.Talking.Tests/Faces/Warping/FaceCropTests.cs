using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Faces.Warping;

public class FaceCropTests
{
    private static readonly CropGeometry Geometry = new(64, 0, 0.5f, 2);

    [Fact]
    public void Warp_Identity_KeepsEveryPixel()
    {
        Frame picture = Noise(17, 11);
        Assert.Equal(picture.Rgb, FaceCrop.Warp(picture, SimilarityTransform.Identity, 17, 11).Rgb);
    }

    [Theory]
    [InlineData(0.31f, -0.2f, 3.3f, 5.7f)]
    [InlineData(1.1f, 0.4f, -4, 2)]
    public void Warp_ScaleUpToOneAndAQuarter_IsBilinearWithRepeatedEdges(float a, float b, float x, float y)
    {
        Frame picture = Noise(23, 19);
        var map = new SimilarityTransform(a, b, x, y);
        Frame warped = FaceCrop.Warp(picture, map, 20, 20);
        for (int j = 0; j < 20; j++)
            for (int i = 0; i < 20; i++)
                for (int c = 0; c < 3; c++)
                    Assert.Equal(NaiveBilinear(picture, map.Apply(new(i + 0.5f, j + 0.5f)), c), warped.Row(j)[i * 3 + c], 0.51);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void Warp_FineStripesShrunk_BecomeTheirMean(int factor)
    {
        var stripes = new Frame(140, 140);
        for (int y = 0; y < 140; y++)
            for (int x = 0; x < 140; x++)
                stripes.Row(y).Slice(x * 3, 3).Fill((byte)(x % 2 * 200));
        Frame small = FaceCrop.Warp(stripes, new(factor, 0, 0, 0), 140 / factor, 140 / factor);
        Assert.All(small.Rgb, value => Assert.InRange(value, 70, 130));
    }

    [Fact]
    public void Cut_FacePartlyOutsideTheFrame_RepeatsTheEdge()
    {
        var frame = new Frame(40, 40);
        frame.Rgb.AsSpan().Fill(90);
        frame.Row(0).Fill(33);
        Frame crop = FaceCrop.Cut(frame, Geometry, SyntheticFaces.At(20, -60, interOcular: 20));
        Assert.All(crop.Rgb, value => Assert.Equal(33, value));
    }

    [Fact]
    public void Cut_FaceInTheFrame_CentresTheGeometrysPoint()
    {
        TrackedFace face = SyntheticFaces.At(100, 80, interOcular: 32, angle: 0.3f);
        var frame = new Frame(200, 200);
        System.Numerics.Vector2 centre = face.FaceToFrame.Apply(new(Geometry.CentreX, Geometry.CentreY));
        for (int y = -4; y < 4; y++)
            frame.Row((int)centre.Y + y).Slice(((int)centre.X - 4) * 3, 24).Fill(255);
        Frame crop = FaceCrop.Cut(frame, Geometry, face);
        Assert.Equal(255, crop.Row(32)[32 * 3]);
        Assert.Equal(0, crop.Row(32)[20 * 3]);
        Assert.Equal(0, crop.Row(20)[32 * 3]);
    }

    [Fact]
    public void Uncut_CutCropOfASmoothPicture_RestoresIt()
    {
        TrackedFace face = SyntheticFaces.At(100.3f, 70.6f, interOcular: 31, angle: -0.2f);
        var frame = new Frame(200, 180);
        for (int y = 0; y < 180; y++)
            for (int x = 0; x < 200; x++)
                (frame.Row(y)[x * 3], frame.Row(y)[x * 3 + 1], frame.Row(y)[x * 3 + 2]) =
                    ((byte)(x + 20), (byte)(y + 30), (byte)((x + y) / 2));

        PixelArea area = FaceCrop.Footprint(Geometry, face, 200, 180);
        Frame restored = FaceCrop.Uncut(FaceCrop.Cut(frame, Geometry, face), Geometry, face, area);

        AffineTransform frameToCrop = Geometry.CropToFrame(face).Inverse();
        int inside = 0;
        for (int y = 0; y < area.Height; y++)
            for (int x = 0; x < area.Width; x++)
            {
                System.Numerics.Vector2 at = frameToCrop.Apply(new(area.X + x + 0.5f, area.Y + y + 0.5f));
                if (Math.Min(at.X, at.Y) < 1 || Math.Max(at.X, at.Y) > 63)
                    continue;
                inside++;
                for (int c = 0; c < 3; c++)
                    Assert.Equal(frame.Row(area.Y + y)[(area.X + x) * 3 + c], restored.Row(y)[x * 3 + c], 1.01);
            }

        Assert.InRange(inside, 3300, 3844);
    }

    [Fact]
    public void Cut_RectangleOfAnUprightFace_StretchesExactlyItsBox()
    {
        var frame = new Frame(200, 200);
        for (int y = 70; y < 130; y++)
            frame.Row(y)[(80 * 3)..(120 * 3)].Fill(255); // 40 x 60 pixels around (100, 100)
        var rectangle = new CropGeometry(16, 0, 0, 2) { ExtentY = 3 };

        Frame crop = FaceCrop.Cut(frame, rectangle, SyntheticFaces.At(100, 100, interOcular: 20));
        Frame wider = FaceCrop.Cut(frame, rectangle with { Extent = 4 }, SyntheticFaces.At(100, 100, interOcular: 20));

        Assert.All(crop.Rgb, value => Assert.Equal(255, value));
        Assert.Equal(0, wider.Row(8)[1 * 3]);
        Assert.Equal(255, wider.Row(8)[7 * 3]);
        Assert.Equal(new PixelArea(80, 70, 40, 60), FaceCrop.Footprint(rectangle, SyntheticFaces.At(100, 100, interOcular: 20), 200, 200));
    }

    [Fact]
    public void Footprint_FaceOutsideTheFrame_IsEmpty()
    {
        PixelArea area = FaceCrop.Footprint(Geometry, SyntheticFaces.At(-500, 50), 200, 180);
        Assert.Equal(0, area.Width);
    }

    [Fact]
    public void Uncut_CropOfAnotherSize_SaysBothSizes()
    {
        TrackedFace face = SyntheticFaces.At(100, 80);
        var error = Assert.Throws<ArgumentException>(() => FaceCrop.Uncut(new Frame(96, 96), Geometry, face, new(0, 0, 5, 5)));
        Assert.Contains("96x96", error.Message, StringComparison.Ordinal);
        Assert.Contains("64x64", error.Message, StringComparison.Ordinal);
    }

    private static Frame Noise(int width, int height)
    {
        var frame = new Frame(width, height);
        new Random(5).NextBytes(frame.Rgb);
        return frame;
    }

    private static double NaiveBilinear(Frame picture, System.Numerics.Vector2 at, int channel)
    {
        double x = Math.Clamp(at.X - 0.5, 0, picture.Width - 1);
        double y = Math.Clamp(at.Y - 0.5, 0, picture.Height - 1);
        double sum = 0;
        for (int j = (int)y; j <= (int)y + 1; j++)
            for (int i = (int)x; i <= (int)x + 1; i++)
            {
                double weight = (1 - Math.Abs(x - i)) * (1 - Math.Abs(y - j));
                sum += weight * picture.Row(Math.Min(j, picture.Height - 1))[Math.Min(i, picture.Width - 1) * 3 + channel];
            }

        return sum;
    }
}
