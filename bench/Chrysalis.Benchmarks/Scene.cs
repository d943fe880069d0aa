using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks;

/// <summary>A 360x288 picture with a face whose lower half spans 110 pixels.</summary>
internal static class Scene
{
    public static CropGeometry Geometry { get; } = new(112, 0, 1.25f, 2.2f);

    /// <summary>50 pixels between the eyes, tilted by 4 degrees.</summary>
    public static TrackedFace Face { get; } = new(
        new(100, 40, 160, 200), new(new float[Landmarks.Count * 3]), default, new(49.88f, 3.49f, 180.3f, 100.7f), 1);

    public static Frame Picture(int width = 360, int height = 288, int seed = 1)
    {
        var frame = new Frame(width, height);
        new Random(seed).NextBytes(frame.Rgb);
        return frame;
    }
}
