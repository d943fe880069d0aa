using System.Numerics;

namespace Chrysalis.Talking.Faces.Mesh;

/// <summary>The shape of the eyes, independent of the face's size and place.</summary>
internal static class EyeShape
{
    private static readonly (int Upper, int Lower)[] Lids = [(160, 144), (159, 145), (158, 153), (385, 380), (386, 374), (387, 373)];

    private static readonly (int Outer, int Inner)[] Corners = [(33, 133), (263, 362)];

    /// <summary>
    /// Mean gap of facing points of the lids over the mean width of the eyes, both in space, so that a head that turns or nods changes it
    /// little: about 0.3 in an open eye.
    /// </summary>
    public static float Opening(Landmarks landmarks)
    {
        float gap = 0, width = 0;
        foreach ((int upper, int lower) in Lids)
            gap += Vector3.Distance(At(landmarks, upper), At(landmarks, lower)) / Lids.Length;
        foreach ((int outer, int inner) in Corners)
            width += Vector3.Distance(At(landmarks, outer), At(landmarks, inner)) / Corners.Length;
        return width > 0 ? gap / width : 0;
    }

    private static Vector3 At(Landmarks landmarks, int index) =>
        new(landmarks.Xyz[index * 3], landmarks.Xyz[index * 3 + 1], landmarks.Xyz[index * 3 + 2]);
}
