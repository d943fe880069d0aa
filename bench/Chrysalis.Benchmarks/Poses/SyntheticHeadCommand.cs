using System.Diagnostics;
using System.Globalization;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Following;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Synthetic;

namespace Chrysalis.Benchmarks.Poses;

/// <summary>
/// Writes the synthetic head as footage (synthetic-head OUT.mp4 [SECONDS]), or, with a number of frames alone, says how far its tracked
/// poses are from the truth.
/// </summary>
internal static class SyntheticHeadCommand
{
    private const int Size = 256;
    private const float Focal = 1.3f;

    public static int Run(string[] args)
    {
        if (!int.TryParse(args[0], CultureInfo.InvariantCulture, out int frames))
        {
            SyntheticHeadVideo.Write(args[0], args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 48);
            return 0;
        }

        var head = new SyntheticHead();
        var path = new SyntheticPath(seed: 4, depth: 2.6f);
        var voice = new SyntheticVoice(4, frames / 25.0 + 1);
        var watch = Stopwatch.StartNew();
        Frame[] pictures = [.. Enumerable.Range(0, frames).Select(i =>
            head.Render(path.At(i), path.Middle, voice.Opening(i), Focal * Size, Size, Size).Colour)];
        Console.WriteLine($"drawn: {watch.Elapsed.TotalSeconds / frames * 1000:0.0} ms a frame");
        if (args.Length > 1)
        {
            for (int i = 0; i < frames; i += Math.Max(1, frames / 8))
                StillImage.Save(Path.Combine(args[1], $"head{i:000}.png"), pictures[i]);
        }

        using var analyzer = new FaceAnalyzer();
        FaceTrack track = analyzer.AnalyzeAll(pictures, FaceSelection.Largest);
        Console.WriteLine($"{track.MissingCount} of {frames} frames without a face");
        LandmarkSequence seen = LandmarkSequence.Of(Size, Size, [.. track.Faces.Select(face => face?.Landmarks)]);
        Tell("landmarks alone", HeadTracks.Fit([seen], null), path);
        HeadTracks found = HeadTracks.Fit([seen], (_, i) => pictures[i]);
        Tell("with pictures", found, path);
        Compare("followed", HeadTracks.Follow(found.Head, seen, i => pictures[i]), path);
        return 0;
    }

    private static void Tell(string name, HeadTracks found, SyntheticPath path)
    {
        Console.WriteLine($"{name}: focal length {found.Head.Focal:0.000} ({Focal} true), error {found.ErrorPx:0.00} px");
        Compare("measured", found.Measured[0], path);
        Compare("steadied", found.Tracks[0], path);
    }

    /// <summary>The turn from the middle frame to each, against the true one; and each angle against the true one.</summary>
    private static void Compare(string name, HeadTrack track, SyntheticPath path)
    {
        float[] errors = [.. PoseErrors.Relative(track.Poses, path.At).Order()];
        Console.WriteLine($"{name}: rms {Math.Sqrt(errors.Average(e => e * e)):0.00}, "
            + $"95 % {errors[(int)(0.95 * (errors.Length - 1))]:0.00}, "
            + $"most {errors[^1]:0.00} degrees");
        foreach ((string angle, Func<HeadPose, float> of) in ((string, Func<HeadPose, float>)[])[
            ("yaw", pose => pose.YawDeg), ("pitch", pose => pose.PitchDeg), ("roll", pose => pose.RollDeg)])
        {
            (float Found, float True)[] pairs = [.. track.Poses.Select((pose, i) => (pose, i)).Where(pair => pair.pose is not null)
                .Select(pair => (of(HeadAngles.Of(pair.pose!.Value)), of(HeadAngles.Of(path.At(pair.i)))))];
            float median = pairs.Select(pair => pair.Found - pair.True).Order().ElementAt(pairs.Length / 2);
            double meanTrue = pairs.Average(pair => pair.True), meanFound = pairs.Average(pair => pair.Found);
            double slope = pairs.Sum(pair => (pair.True - meanTrue) * (pair.Found - meanFound))
                / pairs.Sum(pair => (pair.True - meanTrue) * (pair.True - meanTrue));
            Console.WriteLine($"  {angle}: off by {median:0.00} in the middle, slope {slope:0.000}");
        }
    }
}
