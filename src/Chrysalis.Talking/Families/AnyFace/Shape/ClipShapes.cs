using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Clips;

namespace Chrysalis.Talking.Families.AnyFace.Shape;

/// <summary>The faces of one clip, turned straight, and that person's face at rest.</summary>
internal sealed class ClipShapes
{
    private const double RestShare = 0.15;

    private ClipShapes(FaceClip clip, Vector3[]?[] shapes, Vector3[] rest) => (Clip, Shapes, Rest) = (clip, shapes, rest);

    /// <summary>The clip.</summary>
    public FaceClip Clip { get; }

    /// <summary>468 points a frame in face coordinates; null where no face was found.</summary>
    public IReadOnlyList<Vector3[]?> Shapes { get; }

    /// <summary>The mean over the most closed of the frames.</summary>
    public Vector3[] Rest { get; }

    /// <summary>Reads a clip.</summary>
    public static ClipShapes Of(FaceClip clip)
    {
        var shapes = new Vector3[]?[clip.FrameCount];
        for (int i = 0; i < shapes.Length; i++)
        {
            if (clip.Found[i] == 0)
                continue;
            TrackedFace face = clip.ReadFace(i);
            shapes[i] = HeadPlacement.Of(face.Landmarks, face.Pose).ToFace(face.Landmarks);
        }

        return new(clip, shapes, RestOf([.. shapes.OfType<Vector3[]>()]));
    }

    /// <summary>Only the beginning, with what was at rest there.</summary>
    /// <param name="end">The frame after the last.</param>
    public ClipShapes Until(int end)
    {
        Vector3[]?[] shapes = [.. Shapes.Take(end)];
        return new(Clip, shapes, RestOf([.. shapes.OfType<Vector3[]>()]));
    }

    /// <summary>The mean over the most closed of some faces of one person.</summary>
    public static Vector3[] RestOf(IReadOnlyList<Vector3[]> shapes)
    {
        Vector3[][] closed = [.. shapes.OrderBy(LipRings.Opening).Take(Math.Max(1, (int)(RestShare * shapes.Count)))];
        var rest = new Vector3[Landmarks.Count];
        foreach (Vector3[] shape in closed)
            for (int i = 0; i < rest.Length; i++)
                rest[i] += shape[i] / closed.Length;
        return rest;
    }
}
