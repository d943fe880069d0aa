using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Shape;

namespace Chrysalis.Talking.Tests.Families.AnyFace;

/// <summary>A face made by hand whose four coefficients each do one thing; ways are in inter-ocular distances of 63 mm.</summary>
internal static class SyntheticMouth
{
    /// <summary>Takes the chin down by 0.1, the lower lip by 0.09, the corners by 0.03.</summary>
    public const int Jaw = 0;

    /// <summary>Brings the corners nearer by 0.1 in all.</summary>
    public const int Narrow = 1;

    /// <summary>Shuts the lips by 0.09.</summary>
    public const int Shut = 2;

    /// <summary>Lifts the corners by 0.05.</summary>
    public const int Corners = 3;

    private const float Millimetre = 1 / 63f;

    /// <summary>The basis.</summary>
    public static MouthBasis Basis { get; } = new(
        [
            Moved(lower: new(0, 0.09f, 0), corner: new(0, 0.03f, 0), chin: new(0, 0.1f, 0)),
            [.. Neutral().Select((point, i) => IsLip(i) ? new Vector3(-point.X / 9, 0, 0) : default)],
            Moved(lower: new(0, -0.045f, 0), upper: new(0, 0.045f, 0)),
            Moved(corner: new(0, -0.05f, 0)),
        ],
        Neutral());

    /// <summary>Coefficients by what they do: the jaw down by so many millimetres, and so on.</summary>
    public static float[] Mouth(float jawMm = 0, float narrowMm = 0, float shutMm = 0, float cornersUpMm = 0) =>
        [jawMm * Millimetre / 0.1f, narrowMm * Millimetre / 0.1f, shutMm * Millimetre / 0.09f, cornersUpMm * Millimetre / 0.05f];

    private static bool IsLip(int point) => LipRings.Outer.Contains(point) || LipRings.Inner.Contains(point);

    private static Vector3[] Neutral()
    {
        // A dome for all but the lips and the chin.
        Vector3[] points =
        [
            .. Enumerable.Range(0, Landmarks.Count).Select(i => new Vector3(i % 22 * 0.09f - 0.95f, i / 22 * 0.11f - 0.9f, i % 22 * 0.01f)),
        ];
        for (int i = 0; i < 20; i++)
        {
            (float sin, float cos) = MathF.SinCos(MathF.Tau * i / 20);
            points[LipRings.Outer[i]] = new(-0.45f * cos, 1.18f - 0.15f * sin, -0.2f);
            points[LipRings.Inner[i]] = new(-0.4f * cos, 1.18f - 0.01f * sin, -0.18f);
        }

        points[152] = new(0, 1.9f, 0);
        points[234] = new(-1.1f, 0.4f, 0.9f);
        points[454] = new(1.1f, 0.4f, 0.9f);
        return points;
    }

    private static Vector3[] Moved(Vector3 lower = default, Vector3 upper = default, Vector3 corner = default, Vector3 chin = default)
    {
        var shape = new Vector3[Landmarks.Count];
        foreach (int[] ring in (int[][])[LipRings.Outer, LipRings.Inner])
        {
            for (int i = 0; i < ring.Length; i++)
                shape[ring[i]] = i is 0 or 10 ? corner : i < 10 ? upper : lower;
        }

        shape[152] = chin;
        return shape;
    }
}
