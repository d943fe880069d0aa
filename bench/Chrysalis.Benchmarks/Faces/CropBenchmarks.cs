using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using SkiaSharp;

namespace Chrysalis.Benchmarks.Faces;

/// <summary>
/// Cutting a 112-pixel crop out of a 360x288 frame. Goal: under 0.5 ms. Baseline: SkiaSharp drawing the same square bilinearly.
/// </summary>
[MemoryDiagnoser]
public class CropBenchmarks
{
    private readonly Frame frame = Scene.Picture();
    private readonly SKBitmap picture = new(360, 288, SKColorType.Rgba8888, SKAlphaType.Opaque);
    private readonly SKSurface surface = SKSurface.Create(new SKImageInfo(112, 112, SKColorType.Rgba8888));
    private SKImage? image;

    /// <summary>Gives Skia the same picture.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var rgba = new byte[360 * 288 * 4];
        for (int i = 0; i < 360 * 288; i++)
            frame.Rgb.AsSpan(i * 3, 3).CopyTo(rgba.AsSpan(i * 4));
        Marshal.Copy(rgba, 0, picture.GetPixels(), rgba.Length);
        image = SKImage.FromBitmap(picture);
    }

    /// <summary>Skia.</summary>
    [Benchmark(Baseline = true)]
    public void Skia()
    {
        AffineTransform t = Scene.Geometry.CropToFrame(Scene.Face).Inverse();
        surface.Canvas.SetMatrix(new SKMatrix(t.XX, t.XY, t.TranslateX, t.YX, t.YY, t.TranslateY, 0, 0, 1));
        surface.Canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        surface.Flush();
    }

    /// <summary>Ours.</summary>
    [Benchmark]
    public Frame Cut() => FaceCrop.Cut(frame, Scene.Geometry, Scene.Face);

    /// <summary>Frees Skia's pictures.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        image?.Dispose();
        surface.Dispose();
        picture.Dispose();
    }
}
