using System.Collections.Concurrent;

namespace Chrysalis.Talking.Media;

/// <summary>
/// What files hold, as asked before: one recording is asked about several times on its way into a video, and every answer takes a process.
/// A file that has changed its length or its time since is asked anew. Only good answers are kept. May be shared between threads.
/// </summary>
internal static class ProbedFiles
{
    private const int Most = 256;

    private static readonly ConcurrentDictionary<FileStamp, MediaInfo> Known = new();

    /// <summary>What the file holds.</summary>
    /// <param name="path">The file, as the answer is to name it.</param>
    /// <param name="ask">Finds out.</param>
    public static MediaInfo Of(string path, Func<string, MediaInfo> ask)
    {
        if (FileStamp.Of(path) is not { } stamp)
            return ask(path);
        if (Known.TryGetValue(stamp, out MediaInfo? known))
            return known with { Path = path };
        if (Known.Count >= Most)
            Known.Clear();
        return Known[stamp] = ask(path);
    }
}
