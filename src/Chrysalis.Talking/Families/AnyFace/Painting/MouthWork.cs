using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>One mouth to paint.</summary>
/// <param name="Picture">Where the face's colours come from.</param>
/// <param name="From">The points of <see cref="HeadMesh"/> (and perhaps more) in it.</param>
/// <param name="To">Where they are to be.</param>
/// <param name="Triangles">What is bent, three points a triangle.</param>
/// <param name="FaceToFrame">Where the face is to be.</param>
/// <param name="Style">The face's style.</param>
/// <param name="Coefficients">The mouth.</param>
/// <param name="Opening">How far it is open, in inter-ocular distances.</param>
/// <param name="OwnOpening">How far the picture's own mouth is open.</param>
internal sealed record MouthWork(
    Frame Picture, Vector2[] From, Vector2[] To, int[] Triangles, SimilarityTransform FaceToFrame, float[] Style,
    float[] Coefficients, float Opening, float OwnOpening)
{
    /// <summary>Lips that move this far from the picture's own, in inter-ocular distances, are painted in full.</summary>
    private const float FullMove = 0.05f;

    /// <summary>
    /// Triangles that the picture shows from behind or edge on and that are to be seen: they are filled before all others, with what of
    /// them there is.
    /// </summary>
    public int[] Opened { get; init; } = [];

    /// <summary>How much of what is painted is shown, from 0 to 1.</summary>
    public float Strength { get; init; } = 1;

    /// <summary>How much is to be shown of a mouth: nothing where it is the picture's own, which needs no painting.</summary>
    /// <param name="own">The picture's mesh in face coordinates.</param>
    /// <param name="wanted">The mesh that is to be shown.</param>
    public static float StrengthFor(IReadOnlyList<Vector3> own, IReadOnlyList<Vector3> wanted) =>
        SmoothStep.Of(LipRings.Distance(own, wanted) / FullMove);
}
