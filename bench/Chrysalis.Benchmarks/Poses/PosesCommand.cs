using System.Diagnostics;
using System.Globalization;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Faces.Camera.Following;
using Chrysalis.Talking.Faces.Camera.Photometric;
using Chrysalis.Talking.Faces.Camera.Smoothing;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks.Poses;

/// <summary>
/// Measures poses over a folder of videos of one person: how far the head turns, how well the rigid points fit, how much poses shake
/// before and after they are steadied, and how long it takes. Figures: docs/heads-in-space.md.
/// poses FOLDER [CLIPS [alone]]: the first clips only; alone, by landmarks without the pictures.
/// </summary>
internal static class PosesCommand
{
    public static int Run(string[] args)
    {
        int most = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : int.MaxValue;
        string[] videos = [.. VideoFiles.Find([args[0]]).Take(most)];
        var feature = new LandmarksFeature();
        List<FeatureFile> files = [];
        List<LandmarkSequence> clips = [];
        foreach (string video in videos)
        {
            FootageStore store = FootageStore.Of(CacheFolder.For("footage"), video, new FrameRate(25));
            FeatureFile? file = store.TryOpen(feature);
            if (file is null)
            {
                store.Record([feature]);
                file = store.TryOpen(feature)!;
            }

            MediaInfo media = MediaProbe.Probe(video);
            files.Add(file);
            clips.Add(LandmarksFeature.Sequence(file, media.Width, media.Height));
        }

        Console.WriteLine(Machine.Describe());
        var watch = Stopwatch.StartNew();
        var pictures = new ClipPictures(videos);
        HeadTracks tracks = HeadTracks.Fit(clips, args.Length > 2 ? null : pictures.At);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clips.Count} clips, {clips.Sum(clip => clip.Count)} frames: ")
            + string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s"));
        Print($"focal length {tracks.Head.Focal:0.000} longer edges, error of the rigid points {tracks.ErrorPx:0.00} px");
        AngleSpread spread = AngleSpread.Of(tracks.Tracks)!;
        Print($"yaw {spread.Low.YawDeg:0.0} {spread.Median.YawDeg:0.0} {spread.High.YawDeg:0.0}, pitch {spread.Low.PitchDeg:0.0} "
            + $"{spread.Median.PitchDeg:0.0} {spread.High.PitchDeg:0.0}, roll {spread.Low.RollDeg:0.0} {spread.Median.RollDeg:0.0} "
            + $"{spread.High.RollDeg:0.0} degrees (5th, 50th, 95th percentile)");
        Print($"strengths {string.Join(' ', tracks.Strengths.Values.Select(v => v.ToString("0.###", CultureInfo.InvariantCulture)))}");
        Print($"shaking as measured {PoseJitter.OfMoving(Joined(tracks.Measured))}");
        Print($"shaking steadied    {PoseJitter.OfMoving(Joined(tracks.Tracks))}");
        StillHead(videos[0], tracks.Head);
        PrintPoints(clips, tracks);
        foreach (FeatureFile file in files)
            file.Dispose();
        return 0;
    }

    /// <summary>A frame of the footage again and again under fresh noise: whatever its pose does is error.</summary>
    private static void StillHead(string video, FittedHead head)
    {
        (LandmarkSequence clip, Frame[] pictures) = StillHeadClip.Record(VideoReader.Read(video).ElementAt(30), frames: 100, seed: 5);
        HeadTrack measured = new HeadFollower(head).Measure(clip);
        Print($"still head by landmarks {PoseJitter.OfStill(measured.Poses)}");
        HeadTrack corrected = PhotometricRefinement.Of(head, [measured], (_, i) => pictures[i], isShapeKnown: true)
            .Refine(measured, i => pictures[i]);
        Print($"still head by pictures {PoseJitter.OfStill(corrected.Poses)}");
        Print($"still head steadied {PoseJitter.OfStill(HeadTracks.Follow(head, clip, i => pictures[i]).Poses)}");
    }

    private static void PrintPoints(List<LandmarkSequence> clips, HeadTracks tracks)
    {
        double[] squares = PointErrors.Of(clips, tracks.Head, tracks.Measured);
        foreach (IGrouping<float, (int Index, float Weight)> group in RigidPoints.All.GroupBy(point => point.Weight))
        {
            Print($"weight {group.Key}: " + string.Join(' ', group.OrderByDescending(point => squares[point.Index]).Select(point =>
                string.Create(CultureInfo.InvariantCulture, $"{point.Index}:{Math.Sqrt(squares[point.Index]):0.00}"))));
        }
    }

    private static List<RigidPose?> Joined(IReadOnlyList<HeadTrack> tracks) =>
        [.. tracks.SelectMany(track => track.Poses.Append(null))];

    private static void Print(string line) => Console.WriteLine(line);
}
