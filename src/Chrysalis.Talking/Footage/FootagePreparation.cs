using Chrysalis.Foundation.Progress;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Footage;

/// <summary>
/// Reads footage once: finds the face, cuts aligned crops, hears the speech. Everything is kept in stores named by content.
/// </summary>
internal sealed class FootagePreparation
{
    private readonly IReadOnlyList<IFootageFeature> features;
    private readonly StorePreparation stores;

    public FootagePreparation(CropGeometry crop, FrameRate rate, int pictureLongEdgePx, string? cacheFolder)
    {
        features = PreparedClip.Features(crop, pictureLongEdgePx);
        stores = new(rate, cacheFolder);
    }

    /// <summary>Prepares every video, taking from the cache what is there.</summary>
    /// <exception cref="FootageException">There is no face, or too little footage with one.</exception>
    /// <exception cref="MediaException">A file cannot be read or has no sound.</exception>
    public PreparedFootage Prepare(IReadOnlyList<string> paths, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        IReadOnlyList<string> videos = VideoFiles.Find(paths);
        (PreparedClip Clip, string Key)[] clips = stores.Run(
            videos, (store, analyzer) => (PrepareOne(store, analyzer, cancellation), string.Join(' ', features.Select(store.KeyOf))),
            progress, cancellation);
        stores.RequireEnough(clips.Sum(clip => clip.Clip.FoundCount), videos);
        return new([.. clips.Select(clip => clip.Clip)], FootageHash.Of(string.Join('\n', clips.Select(clip => clip.Key))));
    }

    private PreparedClip PrepareOne(FootageStore store, Lazy<FaceAnalyzer> analyzer, CancellationToken cancellation)
    {
        if (PreparedClip.TryOpen(store, features, out IReadOnlyList<IFootageFeature> missing) is { } known)
            return known;
        store.Record(missing, analyzer, cancellation);
        return PreparedClip.TryOpen(store, features, out _)
            ?? throw new FootageException(
                $"The prepared footage '{store.Folder}' of '{store.Video}' was changed while it was read: run the command again.");
    }
}
