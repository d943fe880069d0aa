using Chrysalis.Foundation.Progress;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.AnyFace.Clips;

/// <summary>
/// All clips of a training; every twentieth (the last one where there are fewer, the last tenth of an only one) is for validation only.
/// </summary>
/// <param name="Clips">The clips, in the order of their names.</param>
/// <param name="Key">Hash over their contents and how they were prepared.</param>
internal sealed record FaceFootage(IReadOnlyList<FaceClip> Clips, string Key) : IDisposable
{
    private const int ValidationEvery = 20;
    private const int LeastFrames = 25;
    private const double TrainedShare = 0.9;

    /// <summary>Clips to train on.</summary>
    public IReadOnlyList<FaceClip> Training { get; } = [.. Usable(Clips).Where((_, i) => !IsHeld(i, Usable(Clips).Count()))];

    /// <summary>Clips to validate with; the only clip where there is one, of which the end is kept for it.</summary>
    public IReadOnlyList<FaceClip> Validation { get; } =
        [.. Usable(Clips).Where((_, i) => IsHeld(i, Usable(Clips).Count()) || Usable(Clips).Count() == 1)];

    /// <summary>It in figures.</summary>
    public FootageSummary Summary => new(
        Clips.Count, Clips.Sum(clip => (long)clip.FrameCount), Clips.Sum(clip => (long)clip.FrameCount - clip.FoundCount), Key)
    {
        HeldFrames = Validation.Sum(clip => clip.Found.Skip(HeldFrom(clip)).Sum(found => (long)found)),
    };

    /// <summary>The frame after the last that is trained on.</summary>
    public int EndOf(FaceClip clip) => IsOnly ? HeldFrom(clip) : clip.FrameCount;

    /// <summary>The first frame that is kept for validation, of a clip to validate with.</summary>
    public int HeldFrom(FaceClip clip) => IsOnly ? FirstHeld(clip) : 0;

    /// <summary>Prepares videos, taking from the cache what is there.</summary>
    /// <exception cref="FootageException">There is no face, or too little footage with one.</exception>
    /// <exception cref="MediaException">A file cannot be read or has no sound.</exception>
    public static FaceFootage Prepare(
        IReadOnlyList<string> paths, CropGeometry crop, FrameRate rate, string? cacheFolder,
        IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        IReadOnlyList<string> videos = VideoFiles.Find(paths);
        var stores = new StorePreparation(rate, cacheFolder);
        (FaceClip[] clips, string key) =
            stores.Run<FaceClip>(videos, FaceClip.Features(crop), FaceClip.TryOpen, progress, cancellation);
        stores.RequireEnough(clips.Sum(clip => clip.FoundCount), videos);
        return new(clips, key);
    }

    public void Dispose()
    {
        foreach (FaceClip clip in Clips)
            clip.Dispose();
    }

    private bool IsOnly => Training.Count == 1 && Validation.Contains(Training[0]);

    private static bool IsHeld(int index, int count) =>
        count > 1 && (count < ValidationEvery ? index == count - 1 : index % ValidationEvery == ValidationEvery - 1);

    /// <summary>The last tenth of the frames with a face, at least a second of them.</summary>
    private static int FirstHeld(FaceClip clip)
    {
        int keep = Math.Max(LeastFrames, (int)Math.Round((1 - TrainedShare) * clip.FoundCount));
        int frame = clip.FrameCount;
        while (keep > 0 && frame > 0)
            keep -= clip.Found[--frame];
        return frame;
    }

    private static IEnumerable<FaceClip> Usable(IReadOnlyList<FaceClip> clips) => clips.Where(clip => clip.FoundCount >= LeastFrames);
}
