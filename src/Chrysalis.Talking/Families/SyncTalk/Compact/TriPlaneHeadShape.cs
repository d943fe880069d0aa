namespace Chrysalis.Talking.Families.SyncTalk.Compact;

/// <summary>The sizes of a head in three planes.</summary>
/// <param name="StillSide">Places along a side of the planes that stay.</param>
/// <param name="MovingSide">Places along a side of the planes that move.</param>
/// <param name="Codes">Numbers that move it.</param>
/// <param name="Features">Numbers of a point's look.</param>
internal sealed record TriPlaneHeadShape(int StillSide = 192, int MovingSide = 64, int Codes = 18, int Features = 8);
