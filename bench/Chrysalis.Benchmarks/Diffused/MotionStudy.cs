using System.Globalization;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;

namespace Chrysalis.Benchmarks.Diffused;

/// <summary>
/// How heads move and blink in the clips and in what was spoken with their sound, followed alike: the speed of the turn, how far it goes,
/// and the blinks.
/// </summary>
internal static class MotionStudy
{
    private const float Shut = 0.5f;

    /// <summary>Measures clips and spoken videos.</summary>
    /// <param name="spoken">A folder of what was spoken.</param>
    /// <param name="clips">The real clips.</param>
    /// <param name="persona">Speaks the clips' sounds into the folder where they are not there yet.</param>
    public static void Run(string persona, string[] clips, string spoken)
    {
        Directory.CreateDirectory(spoken);
        using var speaker = Talking.Speaking.Speaker.Open(persona, "cpu");
        string[] videos = [.. clips.Select((clip, i) => Speak(speaker, clip, spoken, (ulong)i))];
        Print("real", clips);
        Print("drawn", videos);
    }

    private static string Speak(Talking.Speaking.Speaker speaker, string clip, string folder, ulong seed)
    {
        string output = Path.Combine(folder, Path.GetFileNameWithoutExtension(clip) + ".mp4");
        if (!File.Exists(output))
            speaker.Speak(new() { Audio = clip, Output = output, Seed = seed });
        return output;
    }

    private static void Print(string name, string[] videos)
    {
        List<double> speeds = [], sizes = [];
        int blinks = 0;
        double seconds = 0;
        foreach (string video in videos)
        {
            double rate = MediaProbe.Probe(video).RequireVideo().FrameRate.PerSecond;
            using var analyzer = new FaceAnalyzer();
            FaceTrack track = analyzer.AnalyzeAll(VideoReader.Read(video), FaceSelection.Largest);
            if (track.Faces.Count(face => face is not null) < rate)
                continue;
            HeadMotionTrack motion = TrackedMotion.Of(track, new FrameRate((int)rate));
            HeadMotion[] heads = [.. Enumerable.Range(0, track.Faces.Count).Select(i => motion.At(i / rate))];
            seconds += heads.Length / rate;
            for (int i = 1; i < heads.Length; i++)
            {
                speeds.Add(rate * Math.Sqrt(Square(heads[i].Turn.YawDeg - heads[i - 1].Turn.YawDeg)
                    + Square(heads[i].Turn.PitchDeg - heads[i - 1].Turn.PitchDeg)
                    + Square(heads[i].Turn.RollDeg - heads[i - 1].Turn.RollDeg)));
                blinks += heads[i].EyeClosure >= Shut && heads[i - 1].EyeClosure < Shut ? 1 : 0;
            }

            double yaw = heads.Average(head => head.Turn.YawDeg), pitch = heads.Average(head => head.Turn.PitchDeg);
            sizes.Add(Math.Sqrt(heads.Average(head => Square(head.Turn.YawDeg - yaw) + Square(head.Turn.PitchDeg - pitch))));
        }

        double[] sorted = [.. speeds.Order()];
        double At(double share) => sorted[(int)(share * (sorted.Length - 1))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {videos.Length} videos, turning speed quartiles {At(0.25):0.0}, {At(0.5):0.0}, {At(0.75):0.0}, 95 % "
                + $"{At(0.95):0.0} deg/s; "
                + $"spread of yaw and pitch within a video {sizes.Average():0.00} deg; {blinks} blinks in {seconds:0} s"));
    }

    private static double Square(double value) => value * value;
}
