using System.Numerics;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Marching;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>
/// The camera as SyncTalk sees it: axes of the space of the head in another order (y, z, x), the camera looking along its z with y down,
/// lengths times 4, rays through the pixels' middles.
/// </summary>
/// <param name="Matrix">Camera to world in that space, 4 x 4, row by row.</param>
internal sealed record SyncTalkCamera(float[] Matrix)
{
    /// <summary>Scene units in one of the data's units of length (<c>--scale</c>).</summary>
    private const float Scale = 4;

    /// <summary>The order of the axes.</summary>
    private static readonly int[] Rows = [1, 2, 0];

    /// <summary>Where the camera stands.</summary>
    public Vector3 Position => new(Matrix[3], Matrix[7], Matrix[11]);

    /// <summary>The camera of a pose of the data.</summary>
    /// <param name="pose">Camera to world, 4 x 4, row by row.</param>
    public static SyncTalkCamera Of(ReadOnlySpan<float> pose)
    {
        var matrix = new float[16];
        for (int row = 0; row < 3; row++)
        {
            ReadOnlySpan<float> from = pose.Slice(4 * Rows[row], 4);
            Span<float> to = matrix.AsSpan(4 * row, 4);
            (to[0], to[1], to[2], to[3]) = (from[0], -from[1], -from[2], from[3] * Scale);
        }

        matrix[15] = 1;
        return new(matrix);
    }

    /// <summary>The ray of a pixel.</summary>
    /// <param name="camera">The picture's size, focal length and centre.</param>
    /// <param name="column">The pixel's column.</param>
    /// <param name="row">Its row.</param>
    public Ray Ray(PinholeCamera camera, int column, int row)
    {
        Vector3 seen = Vector3.Normalize(new(
            (column + 0.5f - camera.CentreX) / camera.FocalPx, (row + 0.5f - camera.CentreY) / camera.FocalPx, 1));
        return new(Position, new(Turned(seen, 0), Turned(seen, 1), Turned(seen, 2)));
    }

    private float Turned(Vector3 seen, int row) => Vector3.Dot(seen, new(Matrix[4 * row], Matrix[4 * row + 1], Matrix[4 * row + 2]));
}
