using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;
using static Chrysalis.Talking.Tests.Compositing.BlendScenes;

namespace Chrysalis.Talking.Tests.Compositing;

public class FaceSharpenerTests
{
    private const int MidX = 180, MidY = 160;

    [Theory]
    [InlineData(46)]
    [InlineData(75)] // the crop has half the frame's pixels
    public void Blend_SoftFaceSharpenedAuto_ComesCloserToTheFramesSharpness(float interOcular)
    {
        double target = Sharpness(Texture());
        double soft = Sharpness(Blended(Sharpening.Off, interOcular, softening: 2.2f));
        double sharpened = Sharpness(Blended(Sharpening.Auto, interOcular, softening: 2.2f));
        Assert.True(soft < 0.6 * target, $"{soft} of {target}");
        Assert.InRange(sharpened, 1.3 * soft, 1.1 * target);
    }

    [Fact]
    public void Blend_FaceAsSharpAsTheFrame_IsLeftAlone()
    {
        Frame off = Blended(Sharpening.Off, 40, softening: 0);
        Frame auto = Blended(Sharpening.Auto, 40, softening: 0);
        Assert.InRange(Sharpness(auto), Sharpness(off), 1.1 * Sharpness(off));
    }

    [Fact]
    public void Blend_SharpenedStrongly_LeavesNoRimsBesideAnEdge()
    {
        TrackedFace face = Face(MidX, 100, 46);
        Frame frame = Grey(150);
        Frame crop = Cut(frame, Geometry, face);
        for (int y = 40; y < 60; y++)
            crop.Row(y)[(30 * 3)..(66 * 3)].Fill(60); // a dark mouth with hard edges

        new FaceBlender(false, new(Sharpening.By(2))).Blend(frame, crop, crop, face, Geometry);

        int[] levels = [.. Enumerable.Range(MidY - 40, 80).Select(y => (int)frame.Row(y)[MidX * 3])];
        Assert.InRange(levels.Min(), 40, 62);
        Assert.InRange(levels.Max(), 148, 170);
    }

    [Fact]
    public void Blend_OneNoisyFrameAmongQuietOnes_DoesNotPump()
    {
        TrackedFace face = Face(MidX, 100, 46);
        Frame soft = Cut(Softened(Texture(), 2.2f), Geometry, face);
        var blender = new FaceBlender(false, new(Sharpening.Auto));
        var levels = new List<double>();
        for (int i = 0; i < 30; i++)
        {
            Frame frame = i == 15 ? Noise(360, 288, 3) : Texture();
            blender.Blend(frame, soft, Cut(frame, Geometry, face), face, Geometry);
            levels.Add(Sharpness(frame));
        }

        Assert.InRange(levels[15] / levels[14], 0.8, 1.6);
    }

    [Fact]
    public void Blend_SharpenedOutsideTheMask_LeavesEveryByte()
    {
        Frame before = Texture();
        Frame after = Blended(Sharpening.By(2), 46, softening: 2);
        Assert.Equal(before.Row(60).ToArray(), after.Row(60).ToArray());
        Assert.Equal(before.Row(160)[..(100 * 3)].ToArray(), after.Row(160)[..(100 * 3)].ToArray());
    }

    private static Frame Blended(Sharpening sharpening, float interOcular, float softening)
    {
        TrackedFace face = Face(MidX, 160 - 1.2f * interOcular, interOcular);
        Frame frame = Texture();
        Frame original = Cut(frame, Geometry, face);
        Frame painted = softening == 0 ? original : Cut(Softened(frame, softening), Geometry, face);
        new FaceBlender(true, sharpening == Sharpening.Off ? null : new FaceSharpener(sharpening))
            .Blend(frame, painted, original, face, Geometry);
        return frame;
    }

    private static Frame Texture() => Waves(360, 288, 7, amplitude: 40);

    private static Frame Grey(byte level)
    {
        var frame = new Frame(360, 288);
        frame.Rgb.AsSpan().Fill(level);
        return frame;
    }

    private static Frame Softened(Frame frame, float sigma)
    {
        LumaPatch blurred = new LumaPatch(frame, new(0, 0, frame.Width, frame.Height)).Blurred(sigma);
        return new(frame.Width, frame.Height, [.. blurred.Values.SelectMany(value => Enumerable.Repeat((byte)value, 3))]);
    }

    // Mean square of the Laplacian around the mouth.
    private static double Sharpness(Frame frame)
    {
        var patch = new LumaPatch(frame, new(MidX - 22, MidY - 22, 44, 44));
        return Enumerable.Range(1, 42).SelectMany(y => Enumerable.Range(1, 42).Select(x => Math.Pow(patch.Laplacian(y * 44 + x), 2)))
            .Average();
    }
}
