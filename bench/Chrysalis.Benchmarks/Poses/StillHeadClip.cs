using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks.Poses;

/// <summary>A head that is held still: one picture again and again, each time under noise of its own.</summary>
internal static class StillHeadClip
{
    private const float NoiseLevels = 2;

    /// <summary>The landmarks found, and the pictures.</summary>
    public static (LandmarkSequence Clip, Frame[] Pictures) Record(Frame still, int frames, int seed)
    {
        var random = new Random(seed);
        Frame[] pictures = [.. Enumerable.Range(0, frames).Select(_ => Noisy(still.Clone(), random))];
        using var analyzer = new FaceAnalyzer();
        FaceTrack track = analyzer.AnalyzeAll(pictures, FaceSelection.Largest);
        return (LandmarkSequence.Of(still.Width, still.Height, [.. track.Faces.Select(face => face?.Landmarks)]), pictures);
    }

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
