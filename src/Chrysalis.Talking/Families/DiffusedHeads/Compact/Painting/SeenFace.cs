using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>A picture with its face, and the face's numbers.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Measured">The face's mesh in it.</param>
/// <param name="Placement">Where the head stands.</param>
/// <param name="Face">The mesh's 468 points in face coordinates.</param>
/// <param name="Numbers">The face's numbers.</param>
internal sealed record SeenFace(Frame Picture, Landmarks Measured, HeadPlacement Placement, Vector3[] Face, float[] Numbers)
{
    // Lips less far apart than this, in inter-ocular distances, are shut; further than that they are open.
    private const float Shut = 0.03f, Open = 0.09f;

    /// <summary>A face with given numbers.</summary>
    public static SeenFace Of(Frame picture, Landmarks measured, HeadPose pose, float[] numbers)
    {
        HeadPlacement placement = HeadPlacement.Of(measured, pose);
        return new(picture, measured, placement, placement.ToFace(measured), numbers);
    }

    /// <summary>A face whose numbers are read off its mesh.</summary>
    public static SeenFace Of(Frame picture, Landmarks measured, HeadPose pose, FaceShapes shapes, Vector3[] middle)
    {
        HeadPlacement placement = HeadPlacement.Of(measured, pose);
        Vector3[] face = placement.ToFace(measured);
        return new(picture, measured, placement, face, shapes.NumbersOf(face, middle));
    }

    /// <summary>
    /// The face of a photo, whose own middle is not known: shut lips are the mouth at rest, whatever a tracker makes of them.
    /// </summary>
    /// <param name="picture">The photo.</param>
    /// <param name="measured">The face's mesh in it.</param>
    /// <param name="pose">How the head is turned.</param>
    /// <param name="shapes">What numbers move.</param>
    /// <param name="rest">The mouth at rest.</param>
    public static SeenFace OfPhoto(Frame picture, Landmarks measured, HeadPose pose, FaceShapes shapes, float[] rest)
    {
        SeenFace seen = Of(picture, measured, pose, shapes, shapes.Middle);
        float open = SmoothStep.Of((LipRings.Opening(seen.Face) - Shut) / (Open - Shut));
        return seen with
        {
            Numbers = [.. seen.Numbers.Select((own, k) => k < rest.Length ? float.Lerp(rest[k], own, open) : own)],
        };
    }

    /// <summary>The points of <see cref="HeadMesh"/> in face coordinates with other numbers.</summary>
    /// <param name="shapes">What numbers move.</param>
    /// <param name="numbers">The numbers.</param>
    public Vector3[] With(FaceShapes shapes, ReadOnlySpan<float> numbers)
    {
        var points = (Vector3[])Face.Clone();
        shapes.Move(Numbers, -1, points);
        // The ring is that of the face at rest: no mouth moves it.
        Vector3[] all = HeadMesh.WithRing(points);
        shapes.Move(numbers, 1, all);
        FaceShapes.Close(all);
        return all;
    }

    /// <summary>The points of <see cref="HeadMesh"/> in the picture: the mesh as measured, the ring as <see cref="With"/> has it.</summary>
    /// <param name="shapes">What numbers move.</param>
    public Vector2[] Points(FaceShapes shapes)
    {
        Vector2[] points = InPicture(With(shapes, Numbers), Placement);
        for (int i = 0; i < Landmarks.Count; i++)
            points[i] = Measured[i];
        return points;
    }

    /// <summary>Points of a face in a picture.</summary>
    /// <param name="face">Points in face coordinates.</param>
    /// <param name="placement">Where the head stands.</param>
    public static Vector2[] InPicture(ReadOnlySpan<Vector3> face, HeadPlacement placement)
    {
        var points = new Vector2[face.Length];
        for (int i = 0; i < points.Length; i++)
        {
            Vector3 point = placement.ToFrame(face[i]);
            points[i] = new(point.X, point.Y);
        }

        return points;
    }
}
