using System.Runtime.ExceptionServices;
using Chrysalis.Foundation.Files;
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
    private const double LeastSeconds = 20;
    private static readonly string[] VideoExtensions =
        [".mp4", ".mpg", ".mpeg", ".mov", ".mkv", ".webm", ".avi", ".m4v", ".mts", ".ts", ".wmv", ".flv"];

    private readonly IReadOnlyList<IFootageFeature> features;
    private readonly FrameRate rate;
    private readonly string cacheFolder;

    public FootagePreparation(CropGeometry crop, FrameRate rate, int pictureLongEdgePx, string? cacheFolder)
    {
        features = PreparedClip.Features(crop, pictureLongEdgePx);
        this.rate = rate;
        this.cacheFolder = cacheFolder is null ? CacheFolder.For("footage") : Path.Combine(cacheFolder, "footage");
    }

    /// <summary>The video files among the paths given: files as they are, folders with all videos below them, by name.</summary>
    /// <exception cref="FootageException">A path does not exist, or a folder holds no video.</exception>
    public static IReadOnlyList<string> FindVideos(IReadOnlyList<string> paths) =>
        [.. paths.SelectMany(FindVideos).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Prepares every video, taking from the cache what is there.</summary>
    /// <exception cref="FootageException">There is no face, or too little footage with one.</exception>
    /// <exception cref="MediaException">A file cannot be read or has no sound.</exception>
    public PreparedFootage Prepare(IReadOnlyList<string> paths, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        IReadOnlyList<string> videos = FindVideos(paths);
        var keys = new string[videos.Count];
        var clips = new PreparedClip[videos.Count];
        int done = 0;
        try
        {
            Parallel.For(
                0,
                videos.Count,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                () => new Lazy<FaceAnalyzer>(() => new FaceAnalyzer()),
                (i, _, analyzer) =>
                {
                    FootageStore store = FootageStore.Of(cacheFolder, videos[i], rate);
                    clips[i] = PrepareOne(store, analyzer, cancellation);
                    keys[i] = string.Join(' ', features.Select(store.KeyOf));
                    progress.Report(new("prepare", Interlocked.Increment(ref done), videos.Count));
                    return analyzer;
                },
                analyzer =>
                {
                    if (analyzer.IsValueCreated)
                        analyzer.Value.Dispose();
                });
        }
        catch (AggregateException error)
        {
            // One sentence about one file serves better than a list.
            cancellation.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(error.InnerExceptions.FirstOrDefault(e => e is TalkingException) ?? error.InnerExceptions[0]);
        }

        RequireEnough(clips);
        return new(clips, FootageHash.Of(string.Join('\n', keys)));
    }

    private static IEnumerable<string> FindVideos(string path)
    {
        if (File.Exists(path))
            return [Path.GetFullPath(path)];
        if (!Directory.Exists(path))
            throw new FootageException($"'{path}' does not exist: --video takes video files or folders of them.");
        string[] found = [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => VideoExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Select(Path.GetFullPath)];
        return found.Length > 0
            ? found
            : throw new FootageException($"Folder '{path}' holds no video ({string.Join(", ", VideoExtensions)}).");
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

    private void RequireEnough(PreparedClip[] clips)
    {
        int frames = clips.Sum(clip => clip.FoundCount);
        if (frames == 0)
            throw new FootageException($"No face was found in any of the {clips.Length} video(s), the first being '{clips[0].Source}': "
                + "training needs a face that looks into the camera.");
        double seconds = frames / rate.PerSecond;
        if (seconds < LeastSeconds)
            throw new FootageException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"The footage shows a face for {seconds:0.0} s; training needs at least {LeastSeconds:0} s (3 to 15 minutes are good)."));
    }
}
