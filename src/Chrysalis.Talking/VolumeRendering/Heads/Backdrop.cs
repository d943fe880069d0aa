using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>
/// What is behind a head: torso and background as one picture, of which the torso follows the head. How far each place goes is linear in
/// the head's pose, and smooth: known at a few knots, between them bilinear (after the 2D deformation field of RAD-NeRF: Tang 2022, whose
/// network is here a small table). Read-only: may be shared between threads.
/// </summary>
/// <param name="Picture">The picture, in the square's pixels, RGB from 0 to 1: 3 x S x S.</param>
/// <param name="Flow">
/// How far each knot goes with each number of a pose, in edges of the square: <see cref="PoseNumbers"/> x 2 x K x K, x before y.
/// </param>
/// <param name="RestPose">The pose in which nothing goes anywhere.</param>
internal sealed record Backdrop(float[] Picture, float[] Flow, RigidPose RestPose)
{
    /// <summary>Numbers that a pose is told by: a rotation vector in radians and a way.</summary>
    public const int PoseNumbers = 6;

    /// <summary>Knots along an edge.</summary>
    public const int Knots = 12;

    /// <summary>Edge of the picture in pixels.</summary>
    public int Size { get; } = (int)Math.Round(Math.Sqrt(Picture.Length / 3.0));

    /// <summary>The numbers of a pose against the resting one.</summary>
    public static float[] Numbers(RigidPose pose, RigidPose rest)
    {
        Quaternion turn = Quaternion.Normalize(pose.Rotation * Quaternion.Conjugate(rest.Rotation));
        if (turn.W < 0)
            turn = Quaternion.Negate(turn);
        Vector3 axis = 2 * new Vector3(turn.X, turn.Y, turn.Z), way = pose.Translation - rest.Translation;
        return [axis.X, axis.Y, axis.Z, way.X, way.Y, way.Z];
    }

    /// <summary>Lays a head over what is behind it.</summary>
    /// <param name="pose">The head's pose.</param>
    /// <param name="head">Colour times cover, then the cover: 4 x S x S.</param>
    public Frame Under(RigidPose pose, ReadOnlyMemory<float> head)
    {
        int size = Size, plane = size * size;
        float[] ways = Ways(Numbers(pose, RestPose));
        var rgb = new byte[3 * plane];
        Parallel.For(0, size, row =>
        {
            ReadOnlySpan<float> over = head.Span;
            float ky = Math.Clamp((row + 0.5f) / size * Knots - 0.5f, 0, Knots - 1);
            for (int column = 0; column < size; column++)
            {
                int at = row * size + column;
                float seen = 1 - Math.Clamp(over[3 * plane + at], 0, 1);
                float kx = Math.Clamp((column + 0.5f) / size * Knots - 0.5f, 0, Knots - 1);
                float x = Math.Clamp(column + At(ways, Knots, kx, ky) * size, 0, size - 1);
                float y = Math.Clamp(row + At(ways.AsSpan(Knots * Knots), Knots, kx, ky) * size, 0, size - 1);
                for (int c = 0; c < 3; c++)
                {
                    float colour = over[c * plane + at] + (seen > 0 ? seen * At(Picture.AsSpan(c * plane, plane), size, x, y) : 0);
                    rgb[3 * at + c] = (byte)(Math.Clamp(colour, 0, 1) * 255 + 0.5f);
                }
            }
        });
        return new(size, size, rgb);
    }

    /// <summary>How far each knot goes: 2 x K x K.</summary>
    private float[] Ways(float[] numbers)
    {
        var ways = new float[2 * Knots * Knots];
        for (int n = 0; n < numbers.Length; n++)
            for (int i = 0; i < ways.Length; i++)
                ways[i] += numbers[n] * Flow[n * ways.Length + i];
        return ways;
    }

    private static float At(ReadOnlySpan<float> values, int size, float x, float y)
    {
        (int column, int row) = (Math.Min((int)x, size - 2), Math.Min((int)y, size - 2));
        (float fx, float fy) = (x - column, y - row);
        ReadOnlySpan<float> upper = values.Slice(row * size + column, 2), lower = values.Slice((row + 1) * size + column, 2);
        float above = upper[0] + (upper[1] - upper[0]) * fx;
        return above + (lower[0] + (lower[1] - lower[0]) * fx - above) * fy;
    }
}
