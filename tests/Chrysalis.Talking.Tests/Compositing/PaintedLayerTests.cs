using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Families.AnyFace.Painting;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Compositing;

/// <summary>The fast way over a frame against the plain one in tensors.</summary>
public class PaintedLayerTests
{
    private static readonly CropGeometry Geometry = new(32, 0, 1.25f, 1.6f);

    [Fact]
    public void Lay_AtThePaintersOwnSize_IsComposeToARoundedLevel()
    {
        var random = new Random(5);
        int plane = 32 * 32;
        float[] seen = [.. Enumerable.Range(0, 5 * plane).Select(_ => MathF.Round(random.NextSingle() * 255) / 255)];
        float[] painted = [.. Enumerable.Range(0, 7 * plane).Select(_ => 3 * random.NextSingle() - 1.5f)];
        Tensor composed = PaintedMouth.Compose(
            tensor(seen).view(1, 5, 32, 32), tensor(painted).view(1, 7, 32, 32), tensor(PaintedMouth.Window(Geometry)).view(1, 1, 32, 32));
        Frame expected = FrameTensor.ToFrame(composed[0]);

        var canvas = new Frame(32, 32);
        for (int i = 0; i < plane; i++)
            for (int c = 0; c < 3; c++)
                canvas.Rgb[i * 3 + c] = (byte)MathF.Round(seen[c * plane + i] * 255);
        var layer = new PaintedLayer(Geometry, PaintedMouth.Mixing(Geometry), sharpening: 0, correcting: 1);
        layer.Take(painted, seen.AsSpan(3 * plane, plane), 1);
        // Twenty pixels an inter-ocular distance: the square lies on the canvas pixel by pixel.
        layer.Lay(canvas, new SimilarityTransform(20, 0, 16, 16 - 1.25f * 20));

        for (int y = 1; y < 31; y++)
            for (int x = 3; x < 93; x++)
                Assert.InRange(canvas.Row(y)[x], expected.Row(y)[x] - 1, expected.Row(y)[x] + 1);
    }

    [Fact]
    public void Lay_WithStrengthZero_ChangesNothing()
    {
        var canvas = new Frame(32, 32);
        new Random(2).NextBytes(canvas.Rgb);
        byte[] before = (byte[])canvas.Rgb.Clone();
        var layer = new PaintedLayer(Geometry, PaintedMouth.Mixing(Geometry), sharpening: 0, correcting: 1);
        layer.Take(new float[7 * 32 * 32], new float[32 * 32], 0);
        layer.Lay(canvas, new SimilarityTransform(20, 0, 16, -9));
        Assert.Equal(before, canvas.Rgb);
    }

    [Fact]
    public void Lay_Sharpened_EnlargesEdgesWithinTheMouthOnly()
    {
        int plane = 32 * 32;
        var painted = new float[7 * plane];
        var inside = new float[plane];
        for (int i = 0; i < plane; i++)
        {
            bool isMouth = i / 32 is > 8 and < 24 && i % 32 is > 8 and < 24;
            (inside[i], painted[3 * plane + i]) = (isMouth ? 1 : 0, isMouth ? 4 : -20);
            painted[i] = i % 32 < 16 ? -1 : 1;
        }

        (Frame soft, Frame sharp) = (Laid(0), Laid(0.8f));
        Assert.True(Contrast(sharp, 16) > Contrast(soft, 16) + 20, $"{Contrast(soft, 16)} became {Contrast(sharp, 16)}");
        Assert.Equal(soft.Row(4).ToArray(), sharp.Row(4).ToArray());

        Frame Laid(float sharpening)
        {
            var canvas = new Frame(32, 32);
            var layer = new PaintedLayer(Geometry, PaintedMouth.Mixing(Geometry), sharpening, correcting: 1);
            layer.Take(painted, inside, 1);
            layer.Lay(canvas, new SimilarityTransform(20, 0, 16, -9));
            return canvas;
        }

        static int Contrast(Frame frame, int row) => frame.Row(row)[16 * 3] - frame.Row(row)[15 * 3];
    }
}
