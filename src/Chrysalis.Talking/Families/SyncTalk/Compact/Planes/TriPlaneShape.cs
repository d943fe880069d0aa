namespace Chrysalis.Talking.Families.SyncTalk.Compact.Planes;

/// <summary>Three square planes of features: of x and y, of y and z, of x and z; each place of a plane has a short vector.</summary>
/// <param name="Side">Places along a side of each plane.</param>
internal sealed record TriPlaneShape(int Side)
{
    /// <summary>Planes.</summary>
    public const int Planes = 3;

    /// <summary>Numbers of a place: one vector register of eight.</summary>
    public const int Features = 8;

    /// <summary>Numbers that are known of a point: those of the three planes, side by side.</summary>
    public const int Width = Planes * Features;

    /// <summary>Numbers of one plane.</summary>
    public int PlaneValues => Side * Side * Features;

    /// <summary>Numbers of all three planes.</summary>
    public int Values => Planes * PlaneValues;
}
