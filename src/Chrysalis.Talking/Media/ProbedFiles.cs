using System.Collections.Concurrent;

namespace Chrysalis.Talking.Media;

/// <summary>
/// What files hold, as asked before: one recording is asked about several times on its way into a video, and every answer takes a process.
/// A file that has changed its length or its time since is asked anew. Only good answers are kept. May be shared between threads.
/// </summary>
internal static class ProbedFiles
{
    private const int Most = 256;

    private static readonly ConcurrentDictionary<(string Path, long Length, DateTime Written), MediaInfo> Known = new();

    /// <summary>What the file holds.</summary>
    /// <param name="path">The file, as the answer is to name it.</param>
    /// <param name="ask">Finds out.</param>
    public static MediaInfo Of(string path, Func<string, MediaInfo> ask)
    {
        var file = new FileInfo(path);
        // Where a link leads, and what a device gives, may change unseen.
        if (file.LinkTarget is not null || file.Length == 0)
            return ask(path);
        (string, long, DateTime) key = (file.FullName, file.Length, file.LastWriteTimeUtc);
        if (Known.TryGetValue(key, out MediaInfo? known))
            return known with { Path = path };
        if (Known.Count >= Most)
            Known.Clear();
        return Known[key] = ask(path);
    }
}
