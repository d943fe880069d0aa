using System.Numerics;

namespace Chrysalis.Talking.Faces.Mesh;

/// <summary>
/// Where the steady points of an average face lie: eye corners, nose bridge and sides, the cheeks under the eyes and
/// the temples' side of the eyes; not the lids, brows, mouth or jaw. Measured: the mean of the face mesh over fifteen
/// speakers of the GRID corpus after aligning the meshes in space, made symmetric; chosen are points that move
/// by less than 0.7 % of the inter-ocular distance while the speakers talk.
/// </summary>
internal static class CanonicalFace
{
    /// <summary>The points: origin between the eyes' centres, unit = inter-ocular distance, y down, z away from the viewer.</summary>
    public static readonly Point[] Points =
    [
        new(33, -0.7197f, -0.0104f, 0.0413f),
        new(263, 0.7197f, -0.0104f, 0.0413f),
        new(133, -0.2803f, 0.0104f, -0.0413f),
        new(362, 0.2803f, 0.0104f, -0.0413f),
        new(114, -0.2200f, 0.2110f, -0.2399f),
        new(343, 0.2200f, 0.2110f, -0.2399f),
        new(188, -0.1547f, 0.1296f, -0.2850f),
        new(412, 0.1547f, 0.1296f, -0.2850f),
        new(121, -0.2913f, 0.2045f, -0.1483f),
        new(350, 0.2913f, 0.2045f, -0.1483f),
        new(47, -0.2869f, 0.2842f, -0.2041f),
        new(277, 0.2869f, 0.2842f, -0.2041f),
        new(120, -0.3907f, 0.2582f, -0.1208f),
        new(349, 0.3907f, 0.2582f, -0.1208f),
        new(122, -0.0928f, 0.0621f, -0.3448f),
        new(351, 0.0928f, 0.0621f, -0.3448f),
        new(217, -0.2152f, 0.3123f, -0.3043f),
        new(437, 0.2152f, 0.3123f, -0.3043f),
        new(245, -0.1621f, 0.0593f, -0.1908f),
        new(465, 0.1621f, 0.0593f, -0.1908f),
        new(174, -0.1555f, 0.2360f, -0.3741f),
        new(399, 0.1555f, 0.2360f, -0.3741f),
        new(193, -0.1218f, -0.0690f, -0.2415f),
        new(417, 0.1218f, -0.0690f, -0.2415f),
        new(196, -0.0890f, 0.1747f, -0.4417f),
        new(419, 0.0890f, 0.1747f, -0.4417f),
        new(189, -0.2032f, -0.0607f, -0.1132f),
        new(413, 0.2032f, -0.0607f, -0.1132f),
        new(128, -0.2178f, 0.1445f, -0.1633f),
        new(357, 0.2178f, 0.1445f, -0.1633f),
        new(119, -0.5252f, 0.3060f, -0.1005f),
        new(348, 0.5252f, 0.3060f, -0.1005f),
        new(118, -0.7088f, 0.3272f, -0.0545f),
        new(347, 0.7088f, 0.3272f, -0.0545f),
        new(117, -0.8341f, 0.2904f, 0.0357f),
        new(346, 0.8341f, 0.2904f, 0.0357f),
        new(111, -0.9017f, 0.2173f, 0.1237f),
        new(340, 0.9017f, 0.2173f, 0.1237f),
        new(116, -1.0020f, 0.2981f, 0.2305f),
        new(345, 1.0020f, 0.2981f, 0.2305f),
        new(35, -0.9084f, 0.0696f, 0.1672f),
        new(265, 0.9084f, 0.0696f, 0.1672f),
        new(226, -0.8192f, 0.0337f, 0.0966f),
        new(446, 0.8192f, 0.0337f, 0.0966f),
        new(124, -0.8851f, -0.0766f, 0.0727f),
        new(353, 0.8851f, -0.0766f, 0.0727f),
        new(198, -0.2206f, 0.4096f, -0.3729f),
        new(420, 0.2206f, 0.4096f, -0.3729f),
        new(236, -0.1554f, 0.3324f, -0.4508f),
        new(456, 0.1554f, 0.3324f, -0.4508f),
        new(126, -0.2780f, 0.3917f, -0.2446f),
        new(355, 0.2780f, 0.3917f, -0.2446f),
        new(168, 0.0000f, -0.0905f, -0.3112f),
        new(6, 0.0000f, 0.0317f, -0.3827f),
        new(197, 0.0000f, 0.1488f, -0.4643f),
        new(195, 0.0000f, 0.2589f, -0.5533f),
        new(8, 0.0000f, -0.2060f, -0.3202f),
        new(151, 0.0000f, -0.6420f, -0.2882f),
    ];

    /// <summary>A mesh point and its place.</summary>
    public readonly record struct Point(int Index, float X, float Y, float Z)
    {
        public Vector2 Plane => new(X, Y);

        public Vector3 Space => new(X, Y, Z);
    }
}
