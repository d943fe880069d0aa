using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>What a head with its hair lies in, before anything of it is known: an ellipsoid behind the face.</summary>
internal static class HeadSolid
{
    private static readonly Vector3 Centre = new(0, 0.05f, -0.35f);
    private static readonly Vector3 Radii = new(0.98f, 1.1f, 1.0f);

    /// <summary>Whether a point in head space may belong to the head.</summary>
    public static bool Holds(Vector3 point) => ((point - Centre) / Radii).LengthSquared() < 1;
}
