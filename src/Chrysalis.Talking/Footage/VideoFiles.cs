using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Footage;

/// <summary>The videos that a training is given.</summary>
internal static class VideoFiles
{
    private static readonly string[] Extensions =
        [".mp4", ".mpg", ".mpeg", ".mov", ".mkv", ".webm", ".avi", ".m4v", ".mts", ".ts", ".wmv", ".flv"];

    /// <summary>The video files among the paths given: files as they are, folders with all videos below them, by name.</summary>
    /// <exception cref="FootageException">A path does not exist, or a folder holds no video.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths) =>
        [.. paths.SelectMany(Find).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Find(string path)
    {
        if (File.Exists(path))
            return [Path.GetFullPath(path)];
        if (!Directory.Exists(path))
            throw new FootageException($"'{path}' does not exist: give video files or folders of them.")
            {
                Settings = ["Videos"],
            };
        string[] found = [.. VisibleFiles.Below(path, Extensions).Select(Path.GetFullPath)];
        return found.Length > 0
            ? found
            : throw new FootageException($"Folder '{path}' holds no video ({string.Join(", ", Extensions)}).");
    }
}
