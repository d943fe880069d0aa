using System.Globalization;
using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks.Poses;

/// <summary>
/// Makes the table of AverageFace: the mean of the face mesh over the videos of a folder, one speaker each, every mesh first laid on the
/// steady points of the average face in space; then made symmetric. Prints C#.
/// </summary>
internal static class AverageFaceCommand
{
    private const int Frames = 25;

    public static int Run(string[] args)
    {
        using var analyzer = new FaceAnalyzer();
        Vector3[][] people = [.. Directory.GetFiles(args[0]).Order(StringComparer.Ordinal).Select(clip => Person(analyzer, clip))];
        var mean = new Vector3[Landmarks.Count];
        foreach (Vector3[] person in people)
        {
            for (int i = 0; i < mean.Length; i++)
                mean[i] += person[i] / people.Length;
        }

        Print(Symmetric(mean));
        return 0;
    }

    private static Vector3[] Person(FaceAnalyzer analyzer, string clip)
    {
        TrackedFace[] faces = [.. analyzer.AnalyzeAll(VideoReader.Read(clip).Take(Frames), FaceSelection.Largest)
            .Faces.OfType<TrackedFace>()];
        var mean = new Vector3[Landmarks.Count];
        foreach (TrackedFace face in faces)
        {
            Vector3[] laid = LaidOnAverage(face);
            for (int i = 0; i < mean.Length; i++)
                mean[i] += laid[i] / faces.Length;
        }

        Console.Error.WriteLine($"{Path.GetFileName(clip)}: {faces.Length} faces");
        return mean;
    }

    private static Vector3[] LaidOnAverage(TrackedFace face)
    {
        Matrix4x4 rotation = Matrix4x4.CreateFromQuaternion(HeadAngles.ToRotation(face.Pose));
        Vector3[] turned = [.. Enumerable.Range(0, Landmarks.Count).Select(i => Vector3.TransformNormal(
            new(face.Landmarks.Xyz[i * 3], -face.Landmarks.Xyz[i * 3 + 1], -face.Landmarks.Xyz[i * 3 + 2]),
            Matrix4x4.Transpose(rotation)))];
        Vector3 Face(Vector3 head) => new(head.X, -head.Y, -head.Z);
        CanonicalFace.Point[] steady = CanonicalFace.Points;
        Vector3 from = default, to = default;
        foreach (CanonicalFace.Point point in steady)
        {
            from += Face(turned[point.Index]) / steady.Length;
            to += point.Space / steady.Length;
        }

        float dot = 0, square = 0;
        foreach (CanonicalFace.Point point in steady)
        {
            Vector3 a = Face(turned[point.Index]) - from;
            dot += Vector3.Dot(a, point.Space - to);
            square += a.LengthSquared();
        }

        return [.. turned.Select(point => (Face(point) - from) * (dot / square) + to)];
    }

    private static Vector3[] Symmetric(Vector3[] points)
    {
        static Vector3 Mirror(Vector3 point) => point with { X = -point.X };
        int[] facing = [.. points.Select(point => Enumerable.Range(0, points.Length)
            .MinBy(other => Vector3.DistanceSquared(points[other], Mirror(point))))];
        for (int i = 0; i < facing.Length; i++)
        {
            if (facing[facing[i]] != i)
                Console.Error.WriteLine($"point {i} faces {facing[i]}, which faces {facing[facing[i]]}");
        }

        return [.. points.Select((point, i) => (point + Mirror(points[facing[i]])) / 2)];
    }

    private static void Print(Vector3[] points)
    {
        for (int i = 0; i < points.Length; i += 3)
        {
            Console.WriteLine("        " + string.Join(' ', points.Skip(i).Take(3).Select(point => string.Create(
                CultureInfo.InvariantCulture, $"new({point.X:0.0000}f, {point.Y:0.0000}f, {point.Z:0.0000}f),"))));
        }
    }
}
