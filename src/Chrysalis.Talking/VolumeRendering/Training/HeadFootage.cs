using Chrysalis.Foundation.Progress;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Faces.Camera.Following;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Heads;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.VolumeRendering.Heads;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>Footage of one person, made ready for a head in space: where the head is in every frame, and the square around it.</summary>
internal sealed class HeadFootage : IDisposable
{
    // The crops are those of the other families: what is prepared for one serves all.
    private static readonly CropGeometry Crop = new(112, 0, 1.25f, 2.2f);
    private const int PictureLongEdgePx = 480, LabelsLongEdgePx = 640;

    // Landmarks, labels and people, after what every training knows.
    private const int OwnFeatures = 3;

    /// <param name="footage">What every training knows of it.</param>
    /// <param name="clips">What this one knows besides, by clip; tracks and views are there.</param>
    /// <param name="head">The person's shape and camera.</param>
    /// <param name="view">The square that is rendered.</param>
    /// <param name="sizePx">Its edge in pixels.</param>
    public HeadFootage(
        PreparedFootage footage, IReadOnlyDictionary<PreparedClip, HeadClip> clips, FittedHead head, HeadView view, int sizePx)
    {
        (Footage, Clips, Head, View, SizePx) = (footage, clips, head, view, sizePx);
        HeadTrack first = clips.Values.First().Track!;
        RestPose = PosedHead.Of(first with { Poses = [.. clips.Values.SelectMany(clip => clip.Track!.Poses)] }).Rest;
    }

    /// <summary>What every training knows of it.</summary>
    public PreparedFootage Footage { get; }

    /// <summary>What this one knows besides, by clip.</summary>
    public IReadOnlyDictionary<PreparedClip, HeadClip> Clips { get; }

    /// <summary>The person's shape and camera.</summary>
    public FittedHead Head { get; }

    /// <summary>The square that is rendered.</summary>
    public HeadView View { get; }

    /// <summary>Its edge in pixels.</summary>
    public int SizePx { get; }

    /// <summary>Frames a second.</summary>
    public required FrameRate Rate { get; init; }

    /// <summary>Prepares every video, taking from the cache what is there.</summary>
    /// <param name="paths">Videos, or folders of them.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="sizePx">Edge of the square that is rendered.</param>
    /// <param name="cacheFolder">Where prepared data is kept; null takes the user's cache folder.</param>
    /// <param name="progress">Told after every video.</param>
    /// <param name="cancellation">Stops between frames.</param>
    public static HeadFootage Prepare(
        IReadOnlyList<string> paths, FrameRate rate, int sizePx, string? cacheFolder, IProgress<WorkProgress> progress,
        CancellationToken cancellation)
    {
        IReadOnlyList<string> videos = VideoFiles.Find(paths);
        IFootageFeature[] features =
            [
                .. PreparedClip.Features(Crop, PictureLongEdgePx), new LandmarksFeature(), new LabelsFeature(LabelsLongEdgePx),
                new PeopleFeature()
            ];
        var stores = new StorePreparation(rate, cacheFolder);
        (HeadClip[] clips, string key) = stores.Run<HeadClip>(videos, features, TryOpen, progress, cancellation);
        stores.RequireEnough(clips.Sum(clip => clip.Clip.FoundCount), videos);
        foreach (HeadClip clip in clips)
            HeadFitness.RequireOneFace(clip.People!);
        HeadFitness.RequireOnePerson([.. clips.Select(clip => clip.People!)]);
        if (clips.FirstOrDefault(clip => (clip.Sequence.Width, clip.Sequence.Height) != (clips[0].Sequence.Width, clips[0].Sequence.Height))
            is { } other)
            throw new FootageException($"'{other.Clip.Source}' is {other.Sequence.Width} x {other.Sequence.Height} and "
                + $"'{clips[0].Clip.Source}' {clips[0].Sequence.Width} x {clips[0].Sequence.Height}: a head in space is learnt from one "
                + "camera; give videos of one size.");
        progress.Report(new("poses", 0, 1));
        var kept = new HeadTracksFile(stores.Folder, key);
        LandmarkSequence[] sequences = [.. clips.Select(clip => clip.Sequence)];
        if (kept.TryRead(sequences) is not var (person, tracks))
        {
            using var pictures = new ClipPictures(clips, rate, cancellation);
            HeadTracks found = HeadTracks.Fit(sequences, pictures.Of, cancellation: cancellation);
            (person, tracks) = (found.Head, [.. found.Tracks]);
            kept.Write(person, tracks);
        }

        progress.Report(new("poses", 1, 1));
        foreach ((HeadClip clip, HeadTrack track) in clips.Zip(tracks))
            clip.Track = track;
        if (HeadFitness.WarnOfStillness([.. tracks.SelectMany(t => t.Poses).OfType<RigidPose>().Select(HeadAngles.Of)]) is { } still)
            progress.Report(new("poses", 1, 1, Message: still));
        HeadView view = HeadView.Around(tracks);
        var viewFeature = new HeadViewFeature(view, sizePx);
        (FeatureFile[] views, _) = stores.Run<FeatureFile>(videos, [viewFeature], TryOpenView, progress, cancellation);
        for (int i = 0; i < clips.Length; i++)
            clips[i].View = views[i];
        return new(new([.. clips.Select(clip => clip.Clip)], key), clips.ToDictionary(clip => clip.Clip), person, view, sizePx)
        {
            Rate = rate
        };
    }

    /// <summary>How the person holds the head at rest.</summary>
    public RigidPose RestPose { get; }

    /// <summary>How far the head turns or nods from its median, either way, in 95 of 100 frames, in degrees.</summary>
    public float TurnDeg
    {
        get
        {
            AngleSpread spread = AngleSpread.Of(Clips.Values.Select(clip => clip.Track!))!;
            return new[]
            {
                spread.High.YawDeg - spread.Median.YawDeg, spread.Median.YawDeg - spread.Low.YawDeg,
                spread.High.PitchDeg - spread.Median.PitchDeg, spread.Median.PitchDeg - spread.Low.PitchDeg,
            }.Max();
        }
    }

    /// <summary>Where the head is in a frame.</summary>
    public RigidPose Pose(PreparedClip clip, int frame) => Clips[clip].Track!.Poses[frame]!.Value;

    /// <summary>Draws a frame to train on.</summary>
    public (PreparedClip Clip, int Frame) Draw(System.Random draw)
    {
        while (true)
        {
            ClipSegment segment = Footage.Training[draw.Next(Footage.Training.Count)];
            int frame = segment.Start + draw.Next(segment.Length);
            if (Clips[segment.Clip].Track!.Poses[frame] is not null)
                return (segment.Clip, frame);
        }
    }

    /// <summary>Frames kept for validation, spread over all of them.</summary>
    /// <param name="count">How many at most.</param>
    public (PreparedClip Clip, int Frame)[] Held(int count)
    {
        (PreparedClip Clip, int Frame)[] all =
            [.. Footage.Validation.SelectMany(s => Enumerable.Range(s.Start, s.Length).Select(frame => (s.Clip, frame)))];
        count = Math.Min(count, all.Length);
        return [.. Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Length / count)])];
    }

    /// <summary>What frames show, whole or a square of each.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="corners">The square's first column and row in each; null takes the whole.</param>
    /// <param name="edge">The square's edge in pixels; 0 takes the whole.</param>
    /// <returns>Colours B x 3 x S x S, and 1 where there is the head: B x 1 x S x S.</returns>
    public (Tensor Picture, Tensor Head) Pictures(
        IReadOnlyList<(PreparedClip Clip, int Frame)> frames, IReadOnlyList<(int Column, int Row)>? corners = null, int edge = 0)
    {
        int size = SizePx;
        edge = edge == 0 ? size : edge;
        var picture = new byte[frames.Count * edge * edge * 3];
        var head = new byte[frames.Count * edge * edge];
        Parallel.For(0, frames.Count, i =>
        {
            var whole = new byte[size * size * 3];
            HeadClip clip = Clips[frames[i].Clip];
            clip.View!.Read(frames[i].Frame, whole.AsSpan());
            byte[] labels = clip.ReadLabels(frames[i].Frame, View, size);
            (int column, int row) = corners?[i] ?? (0, 0);
            for (int y = 0; y < edge; y++)
            {
                int from = (row + y) * size + column, to = (i * edge + y) * edge;
                whole.AsSpan(from * 3, edge * 3).CopyTo(picture.AsSpan(to * 3));
                for (int x = 0; x < edge; x++)
                    head[to + x] = labels[from + x] == LabelPicture.Head ? (byte)1 : (byte)0;
            }
        });
        return (
            FrameTensor.FromPacked(picture, frames.Count, edge, edge, CPU),
            tensor(head).view(frames.Count, 1, edge, edge).to(ScalarType.Float32));
    }

    /// <summary>One picture of each clip, in their order, from its middle: C x 3 x S x S.</summary>
    public Tensor OneOfEach() => Pictures([.. Footage.Clips.Select(clip => (clip, clip.FrameCount / 2))]).Picture;

    public void Dispose()
    {
        foreach (HeadClip clip in Clips.Values)
            clip.Dispose();
    }

    private static HeadClip? TryOpen(
        FootageStore store, IReadOnlyList<IFootageFeature> features, out IReadOnlyList<IFootageFeature> missing)
    {
        PreparedClip? clip = PreparedClip.TryOpen(store, [.. features.SkipLast(OwnFeatures)], out missing);
        FeatureFile?[] own = [.. features.TakeLast(OwnFeatures).Select(store.TryOpen)];
        missing = [.. missing, .. features.TakeLast(OwnFeatures).Where((_, i) => own[i] is null)];
        if (missing.Count == 0)
        {
            MediaInfo media = MediaProbe.Probe(store.Video);
            using FeatureFile people = own[2]!;
            return new(clip!, own[0]!, own[1]!, new(media.Width, media.Height)) { People = PeopleSeen.Read(store.Video, people) };
        }

        clip?.Dispose();
        foreach (FeatureFile? file in own)
            file?.Dispose();
        return null;
    }

    private static FeatureFile? TryOpenView(
        FootageStore store, IReadOnlyList<IFootageFeature> features, out IReadOnlyList<IFootageFeature> missing)
    {
        FeatureFile? file = store.TryOpen(features[0]);
        missing = file is null ? features : [];
        return file;
    }
}
