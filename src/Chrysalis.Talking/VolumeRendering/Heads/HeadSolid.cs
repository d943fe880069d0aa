using System.Numerics;
using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>
/// What a head with its hair lies in, before anything of it is known: an ellipsoid, but neither before the person's own face nor far
/// behind its skin, and no further back than its turning shows. A head that hardly turns is as well explained by a mask that hangs far
/// before it and slides instead of turning, dark places by pits through it, its outline by hairs far behind it, which swing out when it
/// turns more; only its shape forbids that.
/// </summary>
internal sealed class HeadSolid
{
    private const float SkinMargin = 0.05f, SkinDepth = 0.12f, HairMargin = 0.2f, Face = 0.1f;
    private const int Nearest = 4;
    private static readonly Vector3 Centre = new(0, 0.05f, -0.55f);
    private static readonly Vector3 Radii = new(0.98f, 1.1f, 1.0f);

    private readonly (float Back, float Front)[] columns = new (float, float)[VisibleShell.Side * VisibleShell.Side];

    /// <param name="shape">The person's face.</param>
    /// <param name="turnDeg">How far the head turns from its usual pose, in degrees: it shows that much of what is behind the ears.</param>
    public HeadSolid(HeadShape shape, float turnDeg)
    {
        float seen = shape.Points.Min(point => point.Z) - SkinMargin - MathF.Sin(float.DegreesToRadians(turnDeg)) * Radii.Z;
        for (int i = 0; i < columns.Length; i++)
            columns[i] = Column(shape, seen, VisibleShell.Middle(i));
    }

    /// <summary>Whether a point in head space may belong to the head.</summary>
    public bool Holds(Vector3 point)
    {
        (float back, float front) = columns[VisibleShell.CellOf(new(point.X, point.Y, -1))];
        return ((point - Centre) / Radii).LengthSquared() < 1 && point.Z < front && point.Z > back;
    }

    /// <summary>
    /// How far back and forward anything may be above a place: within a thin layer about the face's skin; beside the face there is hair,
    /// as far back as is seen.
    /// </summary>
    private static (float Back, float Front) Column(HeadShape shape, float seen, Vector3 place)
    {
        var at = new Vector2(place.X, place.Y);
        (float Distance, float Depth)[] near =
        [
            .. shape.Points.Select(point => (Vector2.DistanceSquared(at, new(point.X, point.Y)), point.Z)).OrderBy(own => own.Item1)
                .Take(Nearest)
        ];
        float beside = Math.Clamp((MathF.Sqrt(near[0].Distance) - Face / 2) / Face, 0, 1);
        return (
            beside > 0 ? seen : near.Min(own => own.Depth) - SkinDepth,
            near.Max(own => own.Depth) + SkinMargin + beside * (HairMargin - SkinMargin));
    }
}
