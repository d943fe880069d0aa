using System.Globalization;
using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks.Heads;

/// <summary>
/// How steadily a head is held in videos: the steps of its steady points from frame to frame, and how far its middle place over the last
/// ten seconds is from that over the first, in hundredths of the eyes' distance. Real footage beside it says what is usual.
/// head-steady VIDEO...
/// </summary>
internal static class HeadSteadyCommand
{
    private const int EndsSeconds = 10, RightEye = 33, LeftEye = 263;

    public static int Run(string[] videos)
    {
        foreach (string video in videos)
        {
            Frame[] frames = [.. VideoReader.Read(video)];
            using var analyzer = new FaceAnalyzer();
            Landmarks?[] faces = [.. analyzer.AnalyzeAll(frames, FaceSelection.Largest).Faces.Select(face => face?.Landmarks)];
            Vector2[] places = [.. faces.OfType<Landmarks>().Select(Middle)];
            float span = faces.OfType<Landmarks>().Select(face => Vector2.Distance(face[RightEye], face[LeftEye])).Average();
            float[] steps = [.. faces.Zip(faces.Skip(1)).Where(pair => pair.First is not null && pair.Second is not null)
                .Select(pair => Step(pair.First!, pair.Second!) / span).Order()];
            int ends = Math.Min(places.Length / 3, EndsSeconds * 25);
            float drift = Vector2.Distance(Mean(places[..ends]), Mean(places[^ends..])) / span;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(video)}: {faces.Count(face => face is not null)} of {frames.Length} frames with a face, steps median "
                    + $"{100 * steps[steps.Length / 2]:0.00}, 99 % {100 * steps[(int)(0.99 * (steps.Length - 1))]:0.00}, most "
                    + $"{100 * steps[^1]:0.00}; last {ends} frames from the first {100 * drift:0.0}"));
        }

        return 0;
    }

    private static Vector2 Middle(Landmarks face)
    {
        Vector2 sum = default;
        foreach ((int index, float _) in RigidPoints.All)
            sum += face[index] / RigidPoints.All.Length;
        return sum;
    }

    private static float Step(Landmarks before, Landmarks after) =>
        RigidPoints.All.Select(point => Vector2.Distance(before[point.Index], after[point.Index])).Average();

    private static Vector2 Mean(Vector2[] places) => places.Aggregate(Vector2.Zero, (sum, place) => sum + place) / places.Length;
}
