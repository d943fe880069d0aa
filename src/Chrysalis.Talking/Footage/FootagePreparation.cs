using Chrysalis.Foundation.Progress;
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
        (PreparedClip[] clips, string key) = stores.Run<PreparedClip>(videos, features, PreparedClip.TryOpen, progress, cancellation);
        stores.RequireEnough(clips.Sum(clip => clip.FoundCount), videos);
        return new(clips, key);
    }
}
