using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Compositing;

/// <summary>Pictures and faces for the blending tests, all by formula.</summary>
internal static class BlendScenes
{
    public static readonly CropGeometry Geometry = new(96, 0, 1.15f, 2.4f);

    /// <summary>A face of a given inter-ocular distance (pixels) and tilt (degrees), its eyes' middle at (x, y).</summary>
    public static TrackedFace Face(float x, float y, float interOcularPx, float tiltDeg = 0)
    {
        float angle = tiltDeg * MathF.PI / 180;
        var transform = new SimilarityTransform(interOcularPx * MathF.Cos(angle), interOcularPx * MathF.Sin(angle), x, y);
        return new(
            new(x - interOcularPx, y - interOcularPx, 2 * interOcularPx, 3 * interOcularPx), new(new float[Landmarks.Count * 3]), default,
            transform, 1);
    }

    /// <summary>Soft waves of a given wavelength around mid-grey: what a camera shows, without hard edges.</summary>
    public static Frame Waves(int width, int height, float wavelengthPx, float amplitude = 60)
    {
        var frame = new Frame(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int c = 0; c < 3; c++)
                {
                    float wave = MathF.Sin((x * MathF.Cos(c) + y * MathF.Sin(c)) * 2 * MathF.PI / wavelengthPx + c);
                    frame.Rgb[(y * width + x) * 3 + c] = (byte)(128 + amplitude * wave);
                }

        return frame;
    }

    public static Frame Noise(int width, int height, int seed)
    {
        var frame = new Frame(width, height);
        new Random(seed).NextBytes(frame.Rgb);
        return frame;
    }

    /// <summary>The crop, bilinearly, centre of pixel to centre of pixel.</summary>
    public static Frame Cut(Frame frame, CropGeometry geometry, TrackedFace face)
    {
        AffineTransform toFrame = geometry.CropToFrame(face);
        var crop = new Frame(geometry.SizePx, geometry.SizePx);
        for (int y = 0; y < crop.Height; y++)
            for (int x = 0; x < crop.Width; x++)
            {
                Vector2 p = toFrame.Apply(new(x + 0.5f, y + 0.5f)) - new Vector2(0.5f);
                for (int c = 0; c < 3; c++)
                    crop.Rgb[(y * crop.Width + x) * 3 + c] = (byte)(Bilinear(frame, p, c) + 0.5f);
            }

        return crop;
    }

    private static float Bilinear(Frame frame, Vector2 p, int channel)
    {
        float x = Math.Clamp(p.X, 0, frame.Width - 1.001f), y = Math.Clamp(p.Y, 0, frame.Height - 1.001f);
        int i = (int)x, j = (int)y;
        float At(int u, int v) => frame.Rgb[(v * frame.Width + u) * 3 + channel];
        float above = At(i, j) + (At(i + 1, j) - At(i, j)) * (x - i);
        float below = At(i, j + 1) + (At(i + 1, j + 1) - At(i, j + 1)) * (x - i);
        return above + (below - above) * (y - j);
    }

    public static Frame Shifted(Frame frame, int red, int green, int blue)
    {
        Frame shifted = frame.Clone();
        for (int i = 0; i < shifted.Rgb.Length; i += 3)
        {
            shifted.Rgb[i] = (byte)Math.Clamp(shifted.Rgb[i] + red, 0, 255);
            shifted.Rgb[i + 1] = (byte)Math.Clamp(shifted.Rgb[i + 1] + green, 0, 255);
            shifted.Rgb[i + 2] = (byte)Math.Clamp(shifted.Rgb[i + 2] + blue, 0, 255);
        }

        return shifted;
    }
}
