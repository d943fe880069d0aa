using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Photometric;

/// <summary>
/// The few ways in which a shape may be wrong and yet look right in one frame: its points lie nearer or further along that frame's rays,
/// in proportion to depth, height, side, and the squares of height and side.
/// </summary>
/// <param name="view">The pose of the frame.</param>
internal sealed class ShapeModes(RigidPose view)
{
    /// <summary>How many there are.</summary>
    public const int Count = 5;

    private readonly Quaternion toHead = Quaternion.Conjugate(view.Rotation);

    /// <summary>How far each mode goes, one standard deviation.</summary>
    public static readonly double[] Spread = [0.1, 0.06, 0.03, 0.1, 0.1];

    /// <summary>How a point moves with each mode.</summary>
    public void At(Vector3 point, Span<Vector3> moves)
    {
        var ray = Vector3.Transform(Vector3.Normalize(-view.Place(point)), toHead);
        moves[0] = point.Z * ray;
        moves[1] = point.Y * ray;
        moves[2] = point.X * ray;
        moves[3] = point.Y * point.Y * ray;
        moves[4] = point.X * point.X * ray;
    }

    /// <summary>Points after all modes.</summary>
    public Vector3[] Move(IReadOnlyList<Vector3> points, ReadOnlySpan<double> amounts)
    {
        var moved = new Vector3[points.Count];
        Span<Vector3> moves = stackalloc Vector3[Count];
        for (int i = 0; i < moved.Length; i++)
        {
            At(points[i], moves);
            moved[i] = points[i];
            for (int mode = 0; mode < Count; mode++)
                moved[i] += (float)amounts[mode] * moves[mode];
        }

        return moved;
    }
}
