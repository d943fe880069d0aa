using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Heads;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering.Speaking;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Benchmarks.Heads;

/// <summary>A clip, and the same poses and sound as a head in space renders them.</summary>
internal sealed class HeadClipStudy
{
    private const int LabelsLongEdgePx = 640;

    /// <summary>The clip's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the camera saw of the square that is rendered.</summary>
    public required IReadOnlyList<Frame> Real { get; init; }

    /// <summary>What was rendered.</summary>
    public required IReadOnlyList<Frame> Spoken { get; init; }

    /// <summary>What was rendered with the light and hair of the clip's first frame.</summary>
    public required IReadOnlyList<Frame> Lit { get; init; }

    /// <summary>The real square as a video with its sound.</summary>
    public required string RealVideo { get; init; }

    /// <summary>What was rendered, as a video with the same sound.</summary>
    public required string SpokenVideo { get; init; }

    /// <summary>The head's error over all frames, once measured.</summary>
    public double PsnrDb { get; private set; }

    /// <summary>The same of what was rendered in the clip's light.</summary>
    public double LitPsnrDb { get; private set; }

    private bool[][] Heads { get; init; } = [];

    /// <summary>Renders a clip.</summary>
    public static HeadClipStudy Of(HeadModel model, string clip, string folder)
    {
        FrameRate rate = model.Traits.FrameRate;
        FootageStore store = FootageStore.Of(CacheFolder.For("footage"), clip, rate);
        var landmarksFeature = new LandmarksFeature();
        var labelsFeature = new LabelsFeature(LabelsLongEdgePx);
        using FeatureFile landmarks = Open(store, landmarksFeature), labels = Open(store, labelsFeature);
        Frame[] frames = [.. VideoReader.Read(clip, new VideoReadOptions { Rate = rate })];
        LandmarkSequence sequence = LandmarksFeature.Sequence(landmarks, frames[0].Width, frames[0].Height);

        SpeechTrack track = model.Speech.Listen(AudioReader.Read(clip));
        float[] mouths = model.Hear(track, 0, frames.Length);
        float[] Codes(int i) => model.Codes(mouths.AsSpan(i * HeadCodes.Mouth, HeadCodes.Mouth), closure: 0);
        (RigidPose?[] poses, float[] look) = new HeadFollowing(model).Follow(sequence, i => frames[i], Codes);
        // Where no face is found the head stays where it was.
        RigidPose last = poses.First(pose => pose is not null)!.Value;
        var spoken = new Frame[frames.Length];
        var lit = new Frame[frames.Length];
        for (int i = 0; i < frames.Length; i++)
        {
            last = (i < poses.Length ? poses[i] : null) ?? last;
            spoken[i] = model.Render(last, Codes(i));
            lit[i] = model.Render(last, HeadCodes.WithLook(Codes(i), look));
        }

        int size = model.Head.SizePx;
        var labelsFile = new LabelsFile(labels);
        Frame[] real = [.. frames.Select(frame => model.View.Cut(frame, size))];
        return new()
        {
            Name = Path.GetFileNameWithoutExtension(clip),
            Real = real,
            Spoken = spoken,
            Lit = lit,
            RealVideo = Write(Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(clip)}-real.mp4"), real, rate, clip),
            SpokenVideo = Write(Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(clip)}-spoken.mp4"), spoken, rate, clip),
            Heads = [.. Enumerable.Range(0, frames.Length).Select(i => i < poses.Length && poses[i] is not null
                ? model.View.Cut(labelsFile, i, size).Select(label => label == LabelPicture.Head).ToArray()
                : new bool[size * size])],
        };
    }

    /// <summary>Adds all frames to what was rendered, and the first frame held to what a frozen head would have.</summary>
    public void Measure(HeadFigures own, HeadFigures lit, HeadFigures frozen)
    {
        double error = 0, litError = 0;
        int frames = 0;
        Frame first = Real[Array.FindIndex(Heads, head => head.Contains(true))];
        for (int i = 0; i < Real.Count; i++)
        {
            if (!Heads[i].Contains(true))
                continue;
            error += own.Add(Spoken[i], Real[i], Heads[i]);
            litError += lit.Add(Lit[i], Real[i], Heads[i]);
            frozen.Add(first, Real[i], Heads[i]);
            frames++;
        }

        PsnrDb = -10 * Math.Log10(error / frames);
        LitPsnrDb = -10 * Math.Log10(litError / frames);
    }

    private static FeatureFile Open(FootageStore store, IFootageFeature feature)
    {
        if (store.TryOpen(feature) is { } known)
            return known;
        store.Record([feature]);
        return store.TryOpen(feature)!;
    }

    private static string Write(string path, Frame[] frames, FrameRate rate, string sound)
    {
        using var writer = new VideoWriter(path, frames[0].Width, frames[0].Height, rate, new VideoEncoding(Crf: 8), sound);
        foreach (Frame frame in frames)
            writer.Write(frame);
        writer.Complete();
        return path;
    }
}
