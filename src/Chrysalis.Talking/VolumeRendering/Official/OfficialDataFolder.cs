using Chrysalis.Foundation.Progress;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Footage.Heads;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>Writes footage as the published trainings read it, from what is prepared for ours.</summary>
internal static class OfficialDataFolder
{
    // What the preset compact of synctalk renders: what is prepared for one serves the other.
    private const int SquarePx = 256;
    private const ulong Seed = 1;

    /// <summary>Prepares videos.</summary>
    /// <param name="videos">Videos, or folders of them.</param>
    /// <param name="folder">The folder to write; it must not exist, or be empty.</param>
    /// <param name="cacheFolder">Where prepared data is kept; null takes the user's cache folder.</param>
    /// <param name="progress">Told of every video and frame.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="TalkingException">The footage cannot be used, or the folder cannot be written.</exception>
    public static OfficialHeadFolder Write(
        IReadOnlyList<string> videos, string folder, string? cacheFolder, IProgress<WorkProgress> progress,
        CancellationToken cancellation)
    {
        OfficialHeadWriter.RequireFree(folder);
        using HeadFootage footage = HeadFootage.Prepare(videos, new(25), SquarePx, cacheFolder, progress, cancellation);
        return Write(footage, ClipMedia.OfFiles(footage.Rate, cancellation), folder, progress, cancellation);
    }

    /// <summary>Writes what is prepared.</summary>
    /// <param name="footage">The footage.</param>
    /// <param name="media">What it shows and sounds like.</param>
    /// <param name="folder">The folder to write; it must not exist, or be empty.</param>
    /// <param name="progress">Told of every clip and frame.</param>
    /// <param name="cancellation">Stops between frames.</param>
    public static OfficialHeadFolder Write(
        HeadFootage footage, ClipMedia media, string folder, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        HeadClip[] clips = [.. footage.Footage.Clips.Select(clip => footage.Clips[clip])];
        Frame background = Background(clips, media, progress, cancellation);
        (int width, int height) = (background.Width, background.Height);
        UsualFace usual = UsualFace.Of(clips.SelectMany(clip => Known(clip).Select(clip.Face)));
        using var writer = new OfficialHeadWriter(folder, (float)(footage.Head.Focal * Math.Max(width, height)), background);
        var sound = new List<float>();
        int frames = clips.Sum(clip => Known(clip).Count()), done = 0;
        foreach (HeadClip clip in clips)
        {
            float[] heard = media.Sound(clip);
            foreach ((int index, Frame frame) in media.Pictures(clip).Take(clip.Clip.FrameCount).Index())
            {
                cancellation.ThrowIfCancellationRequested();
                if (clip.Track!.Poses[index] is not { } pose)
                    continue;
                TrackedFace face = clip.Face(index);
                writer.Add(
                    StillImage.Scaled(frame, width, height), clip.ReadLabels(index), Scaled(face, width / (float)clip.Sequence.Width),
                    pose, usual.Measure(face));
                sound.AddRange(Enumerable.Range(index * Samples(footage.Rate), Samples(footage.Rate))
                    .Select(i => i < heard.Length ? heard[i] : 0));
                progress.Report(new("write", ++done, frames));
            }
        }

        writer.Complete(new Dictionary<string, NpyArray>(), new([.. sound], Waveform.SpeechRateHz));
        return OfficialHeadFolder.Read(folder);
    }

    /// <summary>The background that most frames have behind them.</summary>
    private static Frame Background(HeadClip[] clips, ClipMedia media, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        IReadOnlyList<BackgroundPlate> plates = BackgroundFootage.Join(clips.Index().Select(clip =>
        {
            progress.Report(new("background", clip.Index, clips.Length));
            return clip.Item.CollectBackground(media.Pictures(clip.Item), Seed + (ulong)clip.Index, cancellation);
        }));
        return plates.Zip(clips).GroupBy(pair => pair.First).MaxBy(group => group.Sum(pair => pair.Second.Clip.FrameCount))!.Key.Picture;
    }

    private static IEnumerable<int> Known(HeadClip clip) =>
        Enumerable.Range(0, clip.Clip.FrameCount).Where(frame => clip.Track!.Poses[frame] is not null);

    private static TrackedFace Scaled(TrackedFace face, float scale)
    {
        float[] xyz = [.. Enumerable.Range(0, Landmarks.Count)
            .SelectMany(i => (float[])[face.Landmarks[i].X * scale, face.Landmarks[i].Y * scale, 0])];
        return face with { Landmarks = new(xyz) };
    }

    private static int Samples(FrameRate rate) => (int)Math.Round(Waveform.SpeechRateHz / rate.PerSecond);
}
