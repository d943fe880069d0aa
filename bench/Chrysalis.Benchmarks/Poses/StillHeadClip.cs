using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks.Poses;

/// <summary>A head that is held still: one picture again and again, each time moved by up to a pixel and under noise of its own.</summary>
internal static class StillHeadClip
{
    private const float NoiseLevels = 2;

    /// <summary>The landmarks found, the known movement taken away.</summary>
    public static LandmarkSequence Record(Frame still, int frames, int seed)
    {
        var random = new Random(seed);
        (float X, float Y)[] shifts =
            [.. Enumerable.Range(0, frames).Select(_ => (random.NextSingle() * 2 - 1, random.NextSingle() * 2 - 1))];
        using var analyzer = new FaceAnalyzer();
        FaceTrack track = analyzer.AnalyzeAll(shifts.Select(shift => Noisy(
            FaceCrop.Warp(still, new(1, 0, -shift.X, -shift.Y), still.Width, still.Height), random)), FaceSelection.Largest);
        return LandmarkSequence.Of(still.Width, still.Height, [.. track.Faces.Select((face, i) => face is null
            ? null
            : Moved(face.Landmarks, -shifts[i].X, -shifts[i].Y))]);
    }

    private static Landmarks Moved(Landmarks landmarks, float x, float y) =>
        new([.. landmarks.Xyz.Select((value, i) => value + (i % 3) switch { 0 => x, 1 => y, _ => 0 })]);

    private static Frame Noisy(Frame frame, Random random)
    {
        for (int i = 0; i < frame.Rgb.Length; i++)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            frame.Rgb[i] = (byte)Math.Clamp(Math.Round(frame.Rgb[i] + NoiseLevels * normal), 0, 255);
        }

        return frame;
    }
}
