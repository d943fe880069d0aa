using System.Numerics;

namespace Chrysalis.Talking.Faces.Expression;

/// <summary>
/// A face turned to the front, so that distances on it do not depend on how the head is held: y up, unit the distance between the eyes'
/// centres, which it has as origin.
/// </summary>
internal sealed class FrontalFace
{
    private const float RadiansPerDegree = MathF.PI / 180;
    private readonly Landmarks landmarks;
    private readonly Vector3 origin, up;
    private readonly float unit;

    /// <param name="face">A face whose pose is known.</param>
    public FrontalFace(TrackedFace face)
    {
        landmarks = face.Landmarks;
        Vector3 right = (Raw(33) + Raw(133)) / 2, left = (Raw(362) + Raw(263)) / 2;
        (origin, unit) = ((left + right) / 2, Vector3.Distance(left, right));

        // The second column of the head's rotation (roll about z, then pitch about x, then yaw about y): y down becomes y up.
        (float sinPitch, float cosPitch) = MathF.SinCos(face.Pose.PitchDeg * RadiansPerDegree);
        (float sinRoll, float cosRoll) = MathF.SinCos(face.Pose.RollDeg * RadiansPerDegree);
        up = -new Vector3(-sinRoll * cosPitch, cosRoll * cosPitch, sinPitch);
    }

    /// <summary>How high above the eyes' centres points lie, on the mean.</summary>
    public float Height(params ReadOnlySpan<int> points)
    {
        float sum = 0;
        foreach (int point in points)
            sum += Vector3.Dot(Raw(point) - origin, up);
        return sum / (points.Length * unit);
    }

    /// <summary>Distance of two points.</summary>
    public float Distance(int from, int to) => Vector3.Distance(Raw(from), Raw(to)) / unit;

    /// <summary>The gap of an eye's lids over the eye's width: over three facing pairs.</summary>
    public float LidGap(bool isLeft)
    {
        ReadOnlySpan<int> upper = isLeft ? [385, 386, 387] : [158, 159, 160];
        ReadOnlySpan<int> lower = isLeft ? [380, 374, 373] : [153, 145, 144];
        float gap = Height(upper) - Height(lower);
        return gap / (isLeft ? Distance(362, 263) : Distance(133, 33));
    }

    private Vector3 Raw(int point) => new(landmarks.Xyz.AsSpan(point * 3, 3));
}
