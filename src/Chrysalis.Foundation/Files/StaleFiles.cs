using System.Collections.Concurrent;

namespace Chrysalis.Foundation.Files;

/// <summary>Removes what killed runs left of files they were writing.</summary>
internal static class StaleFiles
{
    // What this process has seen to: a store of many files must not list its folder for each of them.
    private static readonly ConcurrentDictionary<string, bool> Seen = new();

    /// <summary>Sees to a folder the first time this process writes into it.</summary>
    public static void RemoveOnce(string folder)
    {
        if (Seen.TryAdd(folder, true))
            Remove(folder);
    }

    /// <summary>Sees to a folder. What cannot be listed or removed stays: it is not what was asked for.</summary>
    public static void Remove(string folder)
    {
        try
        {
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles(TemporaryName.Pattern))
                if (TemporaryName.IsStale(file))
                    file.Delete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }
}
