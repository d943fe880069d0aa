using System.Numerics;
using Chrysalis.Talking.Faces.Warping;

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

    // A rectangle that ends close below the chin fades out over less there, so that the chin still shows.
    private const float ChinY = 1.85f;
    private const float LeastFeather = 0.105f;

    /// <summary>Builds the mask of a geometry.</summary>
    /// <param name="geometry">What of the face the crop shows.</param>
    /// <param name="region">The part of the lower face that is shown; null shows all of it.</param>
    public BlendMask(CropGeometry geometry, FaceRegion? region = null)
    {
        Geometry = geometry;
        int size = geometry.SizePx;
        Weights = new float[size * size];
        float bottom = geometry.CentreY + geometry.ExtentY / 2;
        float bottomFeather = Math.Clamp((bottom - ChinY) / geometry.ExtentY - Margin, LeastFeather, Feather);
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
            {
                float edge = EdgeWeight(x, size, Feather) * EdgeWeight(y, size, y < size / 2 ? Feather : bottomFeather);
                float part = region is null ? 1 : region.WeightAt(geometry.FaceAt(x + 0.5f, y + 0.5f));
                Weights[y * size + x] = edge * part * LowerFaceWeight(x, y);
            }
    }

    /// <summary>The geometry it was computed for.</summary>
    public CropGeometry Geometry { get; }

    /// <summary>Weights in [0, 1], shape size x size.</summary>
    public float[] Weights { get; }

    private static float EdgeWeight(int pixel, int size, float feather)
    {
        float depth = (Math.Min(pixel, size - 1 - pixel) + 0.5f) / size;
        return SmoothStep((depth - Margin) / feather);
    }

    private float LowerFaceWeight(int x, int y)
    {
        Vector2 face = Geometry.FaceAt(x + 0.5f, y + 0.5f);
        float radius = MathF.Sqrt(Square(face.X / RadiusX) + Square((face.Y - CentreY) / RadiusY));
        return SmoothStep((1 - radius) / (1 - FullRadius));
    }

    private static float Square(float value) => value * value;

    private static float SmoothStep(float t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * (3 - 2 * t);
    }
}
