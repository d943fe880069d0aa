using System.Diagnostics;
using System.Globalization;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Detection;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Benchmarks.Diffused;

/// <summary>
/// A long speech, the clips' sounds one after the other: the face's likeness to the first second's and its sharpness, later on, and the
/// memory that it takes.
/// </summary>
internal static class DriftStudy
{
    private const int WindowFrames = 50;

    /// <summary>Speaks and measures.</summary>
    public static void Run(string persona, string[] clips, string folder, double seconds)
    {
        Directory.CreateDirectory(folder);
        string output = Path.Combine(folder, "long.mp4");
        float[] sound = Sound(clips, seconds);
        var clock = Stopwatch.StartNew();
        using (Speaker speaker = Speaker.Open(persona, "cpu"))
        {
            speaker.Speak(
                new() { Speech = new WaveformSource(new(sound, Waveform.SpeechRateHz)), Output = output },
                new MemoryWatch());
        }

        int frames = (int)(seconds * 25);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seconds:0} s spoken in {clock.Elapsed.TotalSeconds:0} s ({frames / clock.Elapsed.TotalSeconds:0.0} frames/s)"));
        (float[] Middle, double Like, double Sharp)? first = null;
        foreach (double at in (double[])[0, 10, 60, 300, 600])
        {
            if (at > seconds)
                break;
            double begin = Math.Max(0, Math.Min(at, seconds) - WindowFrames / 25.0);
            (float[] middle, double like, double sharp) = Look(output, begin, first?.Middle);
            first ??= (middle, like, sharp);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"at {at:0} s: likeness to the first {WindowFrames / 25} s {like:0.0000} (their own {first.Value.Like:0.0000}), sharpness "
                    + $"{sharp / first.Value.Sharp:0.000} of theirs"));
        }
    }

    private static float[] Sound(string[] clips, double seconds)
    {
        var all = new List<float>();
        for (int i = 0; all.Count < seconds * Waveform.SpeechRateHz; i++)
            all.AddRange(AudioReader.Read(clips[i % clips.Length]).Samples);
        return [.. all.Take((int)(seconds * Waveform.SpeechRateHz))];
    }

    /// <summary>The mean features of a stretch, its mean likeness to given ones (or its own mean), and its sharpness.</summary>
    private static (float[] Middle, double Like, double Sharp) Look(string video, double begin, float[]? wanted)
    {
        using var analyzer = new FaceAnalyzer();
        using var describer = new FaceDescriber(1);
        var options = new VideoReadOptions { Start = TimeSpan.FromSeconds(begin), Duration = TimeSpan.FromSeconds(WindowFrames / 25.0) };
        List<float[]> features = [];
        double sharp = 0;
        foreach ((Frame frame, TrackedFace? face) in analyzer.AnalyzeFrames(VideoReader.Read(video, options), FaceSelection.Largest))
        {
            if (face is null)
                continue;
            features.Add(describer.Describe(frame, face));
            sharp += Sharpness(frame, face);
        }

        var middle = new float[FaceDescriber.Size];
        foreach (float[] one in features)
            for (int i = 0; i < middle.Length; i++)
                middle[i] += one[i] / features.Count;
        float[] other = wanted ?? middle;
        double length = Math.Sqrt(other.Sum(value => (double)value * value));
        return (middle, features.Average(one => one.Zip(other, (a, b) => (double)a * b).Sum() / length), sharp / features.Count);
    }

    /// <summary>The mean square of the Laplacian over the face.</summary>
    private static double Sharpness(Frame frame, TrackedFace face)
    {
        float scale = face.FaceToFrame.Scale;
        var centre = face.FaceToFrame.Apply(new(0, 0.7f));
        double sum = 0;
        int count = 0;
        for (int y = (int)(centre.Y - scale); y < centre.Y + scale; y++)
            for (int x = (int)(centre.X - scale); x < centre.X + scale; x++)
            {
                if (x < 1 || y < 1 || x >= frame.Width - 1 || y >= frame.Height - 1)
                    continue;
                double edge = Light(x - 1, y) + Light(x + 1, y) + Light(x, y - 1) + Light(x, y + 1) - 4 * Light(x, y);
                (sum, count) = (sum + edge * edge, count + 1);
            }

        return sum / count;

        double Light(int x, int y)
        {
            int at = (y * frame.Width + x) * 3;
            return (frame.Rgb[at] + frame.Rgb[at + 1] + frame.Rgb[at + 2]) / 3.0;
        }
    }

    /// <summary>Says the memory now and then.</summary>
    private sealed class MemoryWatch : IProgress<SpeakProgress>
    {
        private long next = 250;

        public void Report(SpeakProgress value)
        {
            if (value.Done < next)
                return;
            next *= 4;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{value.Done} frames: {Environment.WorkingSet / 1048576.0:0} MB"));
        }
    }
}
