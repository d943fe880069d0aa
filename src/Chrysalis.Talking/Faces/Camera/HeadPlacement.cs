using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Faces.Camera;

/// <summary>
/// Where a head stands: frame = origin + scale * rotation * face, in three dimensions. Face coordinates have their origin midway
/// between the eyes, x to the viewer's right, y down, z away from the viewer, unit = inter-ocular distance, and the head looks straight.
/// </summary>
/// <param name="Rotation">Turns the face.</param>
/// <param name="Scale">Pixels an inter-ocular distance.</param>
/// <param name="Origin">The face's origin in frame pixels.</param>
internal readonly record struct HeadPlacement(Matrix4x4 Rotation, float Scale, Vector3 Origin)
{
    /// <summary>Distance of the outer corners of an average face's eyes, in inter-ocular distances.</summary>
    public const float OuterCorners = 2 * 0.7197f;

    /// <summary>What a head turns about: the top of the neck, in face coordinates.</summary>
    public static readonly Vector3 Neck = new(0, 1.9f, 1.0f);

    private const float RadiansPerDegree = MathF.PI / 180;

    /// <summary>The placement of a face: its measured rotation, and the size and place that fit its steady points best.</summary>
    public static HeadPlacement Of(Landmarks landmarks, HeadPose pose)
    {
        Matrix4x4 rotation = RotationOf(pose);
        Vector3 faceMean = default, frameMean = default;
        CanonicalFace.Point[] points = CanonicalFace.Points;
        foreach (CanonicalFace.Point point in points)
        {
            faceMean += Vector3.Transform(point.Space, rotation) / points.Length;
            frameMean += At(landmarks, point.Index) / points.Length;
        }

        float dot = 0, square = 0;
        foreach (CanonicalFace.Point point in points)
        {
            Vector3 from = Vector3.Transform(point.Space, rotation) - faceMean;
            // In the plane only: the mesh's depth is a guess.
            Vector3 to = At(landmarks, point.Index) - frameMean;
            dot += from.X * to.X + from.Y * to.Y;
            square += from.X * from.X + from.Y * from.Y;
        }

        float scale = dot / square;
        return new(rotation, scale, frameMean - scale * faceMean);
    }

    /// <summary>
    /// The rotation of a pose, as <see cref="Vector3.Transform(Vector3, Matrix4x4)"/> takes it: yaw about y, then pitch about x, then
    /// roll about z, with y down and z away.
    /// </summary>
    public static Matrix4x4 RotationOf(HeadPose pose)
    {
        (float sy, float cy) = MathF.SinCos(pose.YawDeg * RadiansPerDegree);
        (float sp, float cp) = MathF.SinCos(pose.PitchDeg * RadiansPerDegree);
        (float sr, float cr) = MathF.SinCos(pose.RollDeg * RadiansPerDegree);
        // Transform multiplies row vectors, so each matrix is written transposed.
        var yaw = new Matrix4x4(cy, 0, sy, 0, 0, 1, 0, 0, -sy, 0, cy, 0, 0, 0, 0, 1);
        var pitch = new Matrix4x4(1, 0, 0, 0, 0, cp, sp, 0, 0, -sp, cp, 0, 0, 0, 0, 1);
        var roll = new Matrix4x4(cr, sr, 0, 0, -sr, cr, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
        return yaw * pitch * roll;
    }

    /// <summary>A point of a mesh.</summary>
    public static Vector3 At(Landmarks landmarks, int index) =>
        new(landmarks.Xyz[index * 3], landmarks.Xyz[index * 3 + 1], landmarks.Xyz[index * 3 + 2]);

    /// <summary>A place in the face.</summary>
    public Vector3 ToFace(Vector3 frame) => Vector3.Transform((frame - Origin) / Scale, Matrix4x4.Transpose(Rotation));

    /// <summary>A place in the frame.</summary>
    public Vector3 ToFrame(Vector3 face) => Origin + Scale * Vector3.Transform(face, Rotation);

    /// <summary>A movement within the face as it is seen in the frame.</summary>
    public Vector3 Turned(Vector3 movement) => Scale * Vector3.Transform(movement, Rotation);

    /// <summary>All points of a mesh in the face.</summary>
    public Vector3[] ToFace(Landmarks landmarks)
    {
        var points = new Vector3[Landmarks.Count];
        for (int i = 0; i < points.Length; i++)
            points[i] = ToFace(At(landmarks, i));
        return points;
    }
}
