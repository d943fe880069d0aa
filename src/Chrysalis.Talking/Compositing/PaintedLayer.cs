using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Compositing;

/// <summary>
/// What a painter gave for one face, laid over a picture of any size: the mouth's inside covers, skin is corrected by differences, so
/// that the picture's own detail stays.
/// </summary>
internal sealed class PaintedLayer
{
    private const float SmallestCover = 1 / 512f;
    private readonly CropGeometry geometry;
    private readonly float sharpening, correcting;
    private readonly PaintedMixing mixing;
    private readonly float[] window;

    /// <summary>Colours and cover; corrections; both 0 to 255, four lanes a pixel.</summary>
    private readonly Vector128<float>[] plain, colours, plainCorrections, corrections;

    /// <param name="geometry">The painted square.</param>
    /// <param name="mixing">How the painter's outputs become a picture.</param>
    /// <param name="sharpening">How much the mouth's inside is sharpened; 0 leaves it as it was painted.</param>
    /// <param name="correcting">How much of the skin's corrections is shown, from 0 to 1.</param>
    public PaintedLayer(CropGeometry geometry, PaintedMixing mixing, float sharpening, float correcting)
    {
        (this.geometry, this.mixing, this.sharpening, this.correcting) = (geometry, mixing, sharpening, correcting);
        window = mixing.Window;
        plain = new Vector128<float>[window.Length];
        colours = new Vector128<float>[window.Length];
        plainCorrections = new Vector128<float>[window.Length];
        corrections = new Vector128<float>[window.Length];
    }

    /// <summary>
    /// How much corrections are sharpened: laid between pixels they lose what is fine in them. 0 leaves them as they were painted.
    /// </summary>
    public float CorrectionSharpening { get; init; }

    /// <summary>Takes the painter's outputs.</summary>
    /// <param name="painted">7 x S x S.</param>
    /// <param name="inside">S x S: where the mouth's inside is.</param>
    /// <param name="strength">How much of it is shown, from 0 to 1.</param>
    public void Take(ReadOnlySpan<float> painted, ReadOnlySpan<float> inside, float strength)
    {
        int plane = window.Length;
        for (int i = 0; i < plane; i++)
        {
            float shown = window[i] * strength;
            float cover = Sigmoid(painted[3 * plane + i] + (inside[i] - 0.5f) * mixing.Prior) * shown;
            float correction = (1 - cover) * mixing.MostCorrection * 255 * shown * correcting;
            plain[i] = Vector128.Create(
                Sigmoid(painted[i]) * 255, Sigmoid(painted[plane + i]) * 255, Sigmoid(painted[2 * plane + i]) * 255, cover);
            plainCorrections[i] = Vector128.Create(
                MathF.Tanh(painted[4 * plane + i]), MathF.Tanh(painted[5 * plane + i]), MathF.Tanh(painted[6 * plane + i]), 0) * correction;
        }

        Sharpen();
    }

    /// <summary>
    /// Enlarges the colours' differences from their neighbours', the cover untouched: a network's teeth are softer than real ones.
    /// </summary>
    private void Sharpen()
    {
        int size = geometry.SizePx;
        plain.CopyTo(colours, 0);
        plainCorrections.CopyTo(corrections, 0);
        Vector128<float> amount = Vector128.Create(sharpening, sharpening, sharpening, 0);
        for (int y = 1; y < size - 1; y++)
            for (int i = y * size + 1; i < (y + 1) * size - 1; i++)
            {
                if (CorrectionSharpening > 0)
                {
                    Vector128<float> near = (plainCorrections[i - 1] + plainCorrections[i + 1] + plainCorrections[i - size]
                        + plainCorrections[i + size]) * 0.25f;
                    corrections[i] = plainCorrections[i] + (plainCorrections[i] - near) * CorrectionSharpening;
                }

                if (plain[i][3] <= SmallestCover)
                    continue;
                Vector128<float> around = (plain[i - 1] + plain[i + 1] + plain[i - size] + plain[i + size]) * 0.25f;
                Vector128<float> sharp = plain[i] + (plain[i] - around) * amount;
                colours[i] = Vector128.Min(Vector128.Max(sharp, Vector128<float>.Zero), Vector128.Create(255f));
            }
    }

    /// <summary>Lays it over a picture.</summary>
    /// <param name="canvas">Changed in place.</param>
    /// <param name="faceToFrame">Where the face is in it.</param>
    public void Lay(Frame canvas, SimilarityTransform faceToFrame)
    {
        AffineTransform cropToFrame = geometry.CropToFrame(faceToFrame);
        AffineTransform frameToCrop = cropToFrame.Inverse();
        PixelArea area = FaceCrop.Footprint(cropToFrame, geometry.SizePx, canvas.Width, canvas.Height);
        // An enlarged cover would fade over several pixels: its edge is drawn as narrow as the painter's own pixels were.
        float crisp = Math.Clamp(cropToFrame.Scale / 1.2f, 1, 3);
        Parallel.For(area.Y, area.Y + area.Height, y => LayRow(canvas, frameToCrop, area, y, crisp));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LayRow(Frame canvas, AffineTransform frameToCrop, PixelArea area, int y, float crisp)
    {
        Span<byte> row = canvas.Row(y);
        int size = geometry.SizePx;
        for (int x = area.X; x < area.X + area.Width; x++)
        {
            Vector2 at = frameToCrop.Apply(new(x + 0.5f, y + 0.5f)) - new Vector2(0.5f);
            if (at.X < 0 || at.Y < 0 || at.X >= size - 1 || at.Y >= size - 1)
                continue;
            int left = (int)at.X, top = (int)at.Y, index = top * size + left;
            (float u, float v) = (at.X - left, at.Y - top);
            Vector128<float> colour = Mixed(colours, index, size, u, v);
            Vector128<float> correction = Mixed(corrections, index, size, u, v);
            float cover = colour[3];
            cover = cover <= SmallestCover ? 0 : Math.Clamp((cover - 0.5f) * (1 + (crisp - 1) * 0.5f) + 0.5f, 0, 1);
            int pixel = x * 3;
            var below = Vector128.Create(row[pixel], row[pixel + 1], row[pixel + 2], 0f);
            Vector128<float> result = below + (colour - below) * cover + correction;
            Vector128<int> rounded = Vector128.ConvertToInt32(
                Vector128.Min(Vector128.Max(result, Vector128<float>.Zero), Vector128.Create(255f)) + Vector128.Create(0.5f));
            (row[pixel], row[pixel + 1], row[pixel + 2]) = ((byte)rounded[0], (byte)rounded[1], (byte)rounded[2]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Mixed(Vector128<float>[] values, int index, int size, float u, float v)
    {
        Vector128<float> a = values[index], b = values[index + size];
        a += (values[index + 1] - a) * u;
        b += (values[index + size + 1] - b) * u;
        return a + (b - a) * v;
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
