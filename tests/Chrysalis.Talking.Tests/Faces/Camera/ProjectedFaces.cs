using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.Tests.Faces.Camera;

/// <summary>Landmarks projected exactly from a known shape, under noise if wanted.</summary>
internal static class ProjectedFaces
{
    public const int Width = 320;
    public const int Height = 240;

    /// <summary>A face that is nobody's: broader or narrower, flatter or deeper than the average one, all a little bent.</summary>
    public static HeadShape Shape(int seed)
    {
        var random = new Random(seed);
        float Around() => 1 + 0.16f * (random.NextSingle() - 0.5f);
        var scale = new Vector3(Around(), Around(), Around());
        Vector3 waves = new Vector3(random.NextSingle(), random.NextSingle(), random.NextSingle()) * 6;
        return HeadShape.Of([.. HeadShape.Average.Points.Select(point => point * scale
            + 0.012f * new Vector3(MathF.Sin(7 * point.Y + waves.X), MathF.Sin(6 * point.X + waves.Y), MathF.Sin(5 * point.Y + waves.Z))
            + 0.004f * new Vector3(Normal(random), Normal(random), Normal(random)))]).Shape;
    }

    /// <summary>What a camera sees of a shape.</summary>
    public static Landmarks See(HeadShape shape, RigidPose pose, float focalPx, float noisePx = 0, Random? random = null)
    {
        var xyz = new float[Landmarks.Count * 3];
        float depth = -pose.Translation.Z;
        for (int i = 0; i < Landmarks.Count; i++)
        {
            Vector3 placed = pose.Place(shape.Points[i]);
            xyz[i * 3] = Width / 2f + focalPx * placed.X / -placed.Z + (random is null ? 0 : noisePx * Normal(random));
            xyz[i * 3 + 1] = Height / 2f - focalPx * placed.Y / -placed.Z + (random is null ? 0 : noisePx * Normal(random));
            xyz[i * 3 + 2] = -(placed.Z + depth) * focalPx / depth;
        }

        return new(xyz);
    }

    public static float Normal(Random random) => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
        * Math.Cos(2 * Math.PI * random.NextDouble()));
}
