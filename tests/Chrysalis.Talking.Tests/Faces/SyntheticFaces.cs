using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Tests.Faces;

/// <summary>Faces made of the average face, placed and turned as a test wants.</summary>
internal static class SyntheticFaces
{
    /// <summary>Landmarks whose steady points are the average face's, turned by a rotation and then placed by a similarity.</summary>
    public static Landmarks Landmarks(SimilarityTransform faceToFrame, Matrix4x4? rotation = null)
    {
        float[] xyz = new float[Talking.Faces.Landmarks.Count * 3];
        for (int i = 0; i < xyz.Length; i += 3)
            (xyz[i], xyz[i + 1]) = (faceToFrame.TranslateX, faceToFrame.TranslateY);
        foreach (CanonicalFace.Point point in CanonicalFace.Points)
        {
            Vector3 turned = Vector3.Transform(point.Space, rotation ?? Matrix4x4.Identity);
            Vector2 place = faceToFrame.Apply(new(turned.X, turned.Y));
            (xyz[point.Index * 3], xyz[point.Index * 3 + 1], xyz[point.Index * 3 + 2]) = (place.X, place.Y, turned.Z * faceToFrame.Scale);
        }

        return new(xyz);
    }

    /// <summary>A face at a place, with landmarks that are all different.</summary>
    public static TrackedFace At(float x, float y, float interOcular = 50, float angle = 0, float score = 1)
    {
        var align = new SimilarityTransform(interOcular * MathF.Cos(angle), interOcular * MathF.Sin(angle), x, y);
        var random = new Random(7);
        float[] xyz = Landmarks(align).Xyz;
        for (int i = 0; i < xyz.Length; i++)
            xyz[i] += random.NextSingle();
        return new(new(x - interOcular, y - interOcular, 2 * interOcular, 3 * interOcular), new(xyz), new(1, 2, 3), align, score);
    }
}
