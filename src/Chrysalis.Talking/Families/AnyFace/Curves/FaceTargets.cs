using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Shape;

namespace Chrysalis.Talking.Families.AnyFace.Curves;

/// <summary>
/// A face that the coefficients move, as 3D programs take it: in metres (63 mm between the eyes), right-handed, y up, z towards the
/// viewer, the origin midway between the eyes.
/// </summary>
/// <param name="Points">The 468 points of the mean face at rest.</param>
/// <param name="Targets">For each coefficient, how far it moves each point at a value of 1.</param>
/// <param name="Corners">Triangles, three points each, counter-clockwise as the viewer sees them.</param>
public sealed record FaceTargets(
    IReadOnlyList<Vector3> Points, IReadOnlyList<IReadOnlyList<Vector3>> Targets, IReadOnlyList<int> Corners)
{
    /// <summary>A basis as a face to be moved.</summary>
    internal static FaceTargets Of(MouthBasis basis) =>
        new(InMetres(basis.Neutral), [.. basis.Shapes.Select(InMetres)], FaceTriangles.Corners);

    /// <summary>Half a turn about x: y down and z away become y up and z towards the viewer.</summary>
    private static Vector3[] InMetres(Vector3[] points) =>
        [.. points.Select(point => MouthRuler.InterOcularMm / 1000 * new Vector3(point.X, -point.Y, -point.Z))];
}
