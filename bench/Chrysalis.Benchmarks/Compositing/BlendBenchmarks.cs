using BenchmarkDotNet.Attributes;
using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks.Compositing;

/// <summary>
/// Blending one face: a 110-pixel region of a 360x288 frame. Goal: under 1 ms. Baseline: a hard-edged paste of the region.
/// </summary>
[MemoryDiagnoser]
public class BlendBenchmarks
{
    private readonly Frame frame = Scene.Picture();
    private readonly Frame generated = Scene.Picture(112, 112, 2);
    private readonly FaceBlender blender = new();
    private Frame original = Scene.Picture();

    /// <summary>Cuts the frame's own crop.</summary>
    [GlobalSetup]
    public void SetUp() => original = FaceCrop.Cut(frame, Scene.Geometry, Scene.Face);

    /// <summary>Copies rows of the region.</summary>
    [Benchmark(Baseline = true)]
    public void HardPaste()
    {
        for (int y = 0; y < 110; y++)
            generated.Row(y)[..330].CopyTo(frame.Row(y + 100)[330..]);
    }

    /// <summary>Inverse crop, colour match and feathered mask.</summary>
    [Benchmark]
    public void Blend() => blender.Blend(frame, generated, original, Scene.Face, Scene.Geometry);
}
