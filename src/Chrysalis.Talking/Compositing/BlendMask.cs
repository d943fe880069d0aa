using Chrysalis.Talking.Faces;

namespace Chrysalis.Talking.Compositing;

/// <summary>
/// How much of a generated crop shows at each of its pixels: 1 over mouth, chin and jaw, falling smoothly to 0 towards
/// the nose, beside the face and well inside the crop's edge. Computed once for a geometry.
/// </summary>
internal sealed class BlendMask
{
    // The lower face as an ellipse in face coordinates (unit: inter-ocular distance). Adult proportions: lips at 1.1,
    // chin at 1.85, jaw 0.87 to either side; an opened mouth lowers the chin to about 2.
    private const float CentreY = 1.25f;
    private const float RadiusX = 1.15f;
    private const float RadiusY = 0.98f;
    private const float FullRadius = 0.7f;

    // Share of the crop's edge that is never shown, and over which the mask then rises.
    private const float Margin = 0.03f;
    private const float Feather = 0.12f;

    /// <summary>Builds the mask of a geometry.</summary>
    public BlendMask(CropGeometry geometry)
    {
        Geometry = geometry;
        int size = geometry.SizePx;
        Weights = new float[size * size];
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
                Weights[y * size + x] = EdgeWeight(x, size) * EdgeWeight(y, size) * LowerFaceWeight(x, y);
    }

    /// <summary>The geometry it was computed for.</summary>
    public CropGeometry Geometry { get; }

    /// <summary>Weights in [0, 1], shape size x size.</summary>
    public float[] Weights { get; }

    private static float EdgeWeight(int pixel, int size)
    {
        float depth = (Math.Min(pixel, size - 1 - pixel) + 0.5f) / size;
        return SmoothStep((depth - Margin) / Feather);
    }

    private float LowerFaceWeight(int x, int y)
    {
        float unit = Geometry.Extent / Geometry.SizePx;
        float faceX = Geometry.CentreX - Geometry.Extent / 2 + (x + 0.5f) * unit;
        float faceY = Geometry.CentreY - Geometry.Extent / 2 + (y + 0.5f) * unit;
        float radius = MathF.Sqrt(Square(faceX / RadiusX) + Square((faceY - CentreY) / RadiusY));
        return SmoothStep((1 - radius) / (1 - FullRadius));
    }

    private static float Square(float value) => value * value;

    private static float SmoothStep(float t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * (3 - 2 * t);
    }
}
