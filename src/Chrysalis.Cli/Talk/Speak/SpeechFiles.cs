using Chrysalis.Cli.CommandLine;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>Which recordings to speak and the video each becomes.</summary>
internal static class SpeechFiles
{
    private static readonly string[] Extensions =
        [
            ".wav", ".mp3", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".aac", ".aiff", ".aif", ".wma", ".mp4", ".mov", ".mkv", ".webm",
            ".mpg", ".mpeg", ".avi"
        ];

    private static readonly string[] VideoExtensions = [".mp4", ".mov", ".mkv", ".webm", ".m4v"];

    /// <summary>
    /// Pairs recordings with outputs: one recording goes to <paramref name="output"/> itself (or into it, when it is a folder),
    /// several go into the folder <paramref name="output"/>, each as its own name with .mp4.
    /// </summary>
    /// <exception cref="UsageException">A file is missing, a folder holds no recording, or two outputs would be one file.</exception>
    /// <param name="audio">Recordings, or folders of them.</param>
    /// <param name="output">What -o says.</param>
    /// <param name="inputs">Those recordings that can be read only once.</param>
    public static IReadOnlyList<(string Audio, string Output)> Pair(
        IReadOnlyList<string> audio, string output, SpooledFiles? inputs = null)
    {
        string[] files = [.. audio.SelectMany(path => inputs?.IsSpooled(path) == true ? [path] : Expand(path))];
        bool isBatch = files.Length > 1 || audio.Any(Directory.Exists);
        bool isFolder = Directory.Exists(output) || Path.EndsInDirectorySeparator(output);
        if (isBatch && VideoExtensions.Contains(Path.GetExtension(output), StringComparer.OrdinalIgnoreCase) && !isFolder)
            throw new UsageException($"{files.Length} recordings cannot all become '{output}': give a folder with -o.");
        if (!isBatch && !isFolder)
            return [(files[0], output)];

        (string Audio, string Output)[] pairs =
            [.. files.Select(file => (file, Path.Combine(output, Path.GetFileNameWithoutExtension(file) + ".mp4")))];
        foreach (IGrouping<string, (string Audio, string Output)> same in pairs.GroupBy(pair => pair.Output)
            .Where(group => group.Count() > 1))
            throw new UsageException(
                $"'{same.First().Audio}' and '{same.Last().Audio}' would both become '{same.Key}': rename one, or run them one by one.");
        return pairs;
    }

    private static string[] Expand(string path)
    {
        if (!Directory.Exists(path))
            return [InputFile.RequireFile(path)];
        IReadOnlyList<string> files = VisibleFiles.In(path, Extensions);
        return files.Count > 0
            ? [.. files]
            : throw new UsageException($"The folder '{path}' holds no recording ({string.Join(", ", Extensions.Take(6))} and the like).");
    }
}
