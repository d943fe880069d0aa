using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Families.AnyFace.Shape;

/// <summary>One face as it would be with its mouth at rest, and where its head stands.</summary>
/// <param name="Placement">The head.</param>
/// <param name="Points">The points of <see cref="HeadMesh"/> at rest, in face coordinates.</param>
internal sealed record RestingFace(HeadPlacement Placement, Vector3[] Points)
{
    /// <summary>A seen face with its own mouth undone.</summary>
    /// <param name="face">The face.</param>
    /// <param name="basis">The shapes.</param>
    /// <param name="coefficients">The mouth it was seen with; null takes what its opening tells.</param>
    public static RestingFace Of(TrackedFace face, MouthBasis basis, float[]? coefficients = null)
    {
        HeadPlacement placement = HeadPlacement.Of(face.Landmarks, face.Pose);
        Vector3[] points = placement.ToFace(face.Landmarks);
        basis.Move(coefficients ?? basis.OfOpening(LipRings.Opening(points)), -1, points);
        return new(placement, HeadMesh.WithRing(points));
    }

    /// <summary>The face with another mouth: the points of <see cref="HeadMesh"/> in face coordinates.</summary>
    public Vector3[] With(MouthBasis basis, ReadOnlySpan<float> coefficients)
    {
        var points = (Vector3[])Points.Clone();
        basis.Move(coefficients, 1, points);
        Close(points);
        return points;
    }

    /// <summary>The same in the frame.</summary>
    public Vector2[] InFrame(ReadOnlySpan<Vector3> points)
    {
        var seen = new Vector2[points.Length];
        for (int i = 0; i < seen.Length; i++)
        {
            Vector3 point = Placement.ToFrame(points[i]);
            seen[i] = new(point.X, point.Y);
        }

        return seen;
    }

    /// <summary>Lips do not pass through each other: where they would, they meet.</summary>
    private static void Close(Vector3[] points)
    {
        foreach ((int upper, int lower) in LipRings.Facing)
        {
            if (points[lower].Y < points[upper].Y)
                points[lower] = points[upper] = (points[lower] + points[upper]) / 2;
        }
    }
}
