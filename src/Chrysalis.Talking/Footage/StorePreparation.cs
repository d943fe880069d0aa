using System.Runtime.ExceptionServices;
using Chrysalis.Foundation.Files;
using Chrysalis.Foundation.Progress;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Footage;

/// <summary>Goes through the videos of a training, as many at once as there are processors, each with a face analyser at hand.</summary>
/// <param name="rate">Frames a second they are read at.</param>
/// <param name="cacheFolder">Where prepared data is kept; null takes the user's cache folder.</param>
internal sealed class StorePreparation(FrameRate rate, string? cacheFolder)
{
    private const double LeastSeconds = 20;

    /// <summary>The folder that prepared footage is kept in.</summary>
    public string Folder { get; } = cacheFolder is null ? CacheFolder.For("footage") : Path.Combine(cacheFolder, "footage");

    /// <summary>Opens a store's clip; null, and which features are to be recorded, where some are missing or damaged.</summary>
    public delegate TClip? ClipOpener<TClip>(
        FootageStore store, IReadOnlyList<IFootageFeature> features, out IReadOnlyList<IFootageFeature> missing)
        where TClip : class;

    /// <summary>Opens every video's clip, recording first what is not there.</summary>
    /// <param name="videos">The files.</param>
    /// <param name="features">What a clip is made of.</param>
    /// <param name="open">Opens one.</param>
    /// <param name="progress">Told after every video.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <returns>The clips, in the order of the files, and a hash over their contents and how they were prepared.</returns>
    public (TClip[] Clips, string Key) Run<TClip>(
        IReadOnlyList<string> videos, IReadOnlyList<IFootageFeature> features, ClipOpener<TClip> open,
        IProgress<WorkProgress> progress, CancellationToken cancellation)
        where TClip : class
    {
        var clips = new TClip[videos.Count];
        var keys = new string[videos.Count];
        var unreadable = new Exception?[videos.Count];
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
                    try
                    {
                        FootageStore store = FootageStore.Of(Folder, videos[i], rate);
                        clips[i] = Prepare(store, features, open, analyzer, cancellation);
                        keys[i] = string.Join(' ', features.Select(store.KeyOf));
                    }
                    catch (Exception error) when (error is MediaException or IOException or UnauthorizedAccessException)
                    {
                        unreadable[i] = error;
                    }

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

        TellLeftOut([.. unreadable.OfType<Exception>()], videos.Count, progress);
        return ([.. clips.Where(clip => clip is not null)], FootageHash.Of(string.Join('\n', keys.Where(key => key is not null))));
    }

    /// <summary>Names videos that cannot be read; where none can, that is an error.</summary>
    private static void TellLeftOut(Exception[] errors, int videos, IProgress<WorkProgress> progress)
    {
        if (errors.Length == 0)
            return;
        if (errors.Length == videos)
            ExceptionDispatchInfo.Throw(errors[0]);
        foreach (Exception error in errors)
            progress.Report(new("prepare", videos, videos, Message: $"Left out: {error.Message}"));
        progress.Report(new("prepare", videos, videos, Message: $"{errors.Length} of {videos} videos were left out."));
    }

    /// <summary>Refuses footage that shows a face too shortly.</summary>
    /// <param name="frames">Frames with a face, over all videos.</param>
    /// <param name="videos">The files, for the message.</param>
    /// <exception cref="FootageException">There is no face, or too little footage with one.</exception>
    public void RequireEnough(int frames, IReadOnlyList<string> videos)
    {
        if (frames == 0)
            throw new FootageException($"No face was found in any of the {videos.Count} video(s), the first being '{videos[0]}': "
                + "training needs a face that looks into the camera.");
        double seconds = frames / rate.PerSecond;
        if (seconds < LeastSeconds)
            throw new FootageException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"The footage shows a face for {seconds:0.0} s; training needs at least {LeastSeconds:0} s (3 to 15 minutes are good)."));
    }

    private static TClip Prepare<TClip>(
        FootageStore store, IReadOnlyList<IFootageFeature> features, ClipOpener<TClip> open, Lazy<FaceAnalyzer> analyzer,
        CancellationToken cancellation)
        where TClip : class
    {
        if (open(store, features, out IReadOnlyList<IFootageFeature> missing) is { } known)
            return known;
        store.Record(missing, analyzer, cancellation);
        return open(store, features, out _)
            ?? throw new FootageException(
                $"The prepared footage '{store.Folder}' of '{store.Video}' was changed while it was read: run the command again.");
    }
}
