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

    private readonly string folder = cacheFolder is null ? CacheFolder.For("footage") : Path.Combine(cacheFolder, "footage");

    /// <summary>Prepares every video's store.</summary>
    /// <param name="videos">The files.</param>
    /// <param name="prepare">Opens what is there and records what is not.</param>
    /// <param name="progress">Told after every video.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <returns>What was made of each, in the order of the files.</returns>
    public TClip[] Run<TClip>(
        IReadOnlyList<string> videos, Func<FootageStore, Lazy<FaceAnalyzer>, TClip> prepare,
        IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var clips = new TClip[videos.Count];
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
                    clips[i] = prepare(FootageStore.Of(folder, videos[i], rate), analyzer);
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

        return clips;
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
}
