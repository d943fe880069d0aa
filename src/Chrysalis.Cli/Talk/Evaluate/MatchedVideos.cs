using Chrysalis.Cli.CommandLine;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Media;

namespace Chrysalis.Cli.Talk.Evaluate;

/// <summary>Pairs real videos with generated ones.</summary>
internal static class MatchedVideos
{
    private static readonly string[] Extensions = [".mp4", ".mov", ".mkv", ".webm", ".m4v", ".mpg", ".mpeg", ".avi"];

    /// <summary>
    /// Two files are a pair; of two folders, each generated video is paired with the real one of the same name, whatever its extension.
    /// </summary>
    /// <exception cref="UsageException">A path is missing, a file meets a folder, or a generated video has no real one.</exception>
    public static IReadOnlyList<(string Reference, string Generated)> Of(string reference, string generated)
    {
        InputFile.RequireFileOrFolder(reference);
        InputFile.RequireFileOrFolder(generated);
        if (Directory.Exists(reference) != Directory.Exists(generated))
            throw new UsageException($"'{reference}' and '{generated}' are a file and a folder: give two files or two folders.");
        if (!Directory.Exists(reference))
            return [(reference, generated)];

        ILookup<string, string> real = Videos(reference).ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
        return [.. Videos(generated)
            .Select(file => (real[Path.GetFileNameWithoutExtension(file)].FirstOrDefault() ?? throw Unmatched(file, reference), file))];
    }

    /// <summary>The next real video whose sound can be heard, for the judge's control; null without one.</summary>
    public static string? OtherSound(IReadOnlyList<(string Reference, string Generated)> pairs, int index) =>
        Enumerable.Range(1, pairs.Count - 1).Select(step => pairs[(index + step) % pairs.Count].Reference).FirstOrDefault(HasSound);

    private static bool HasSound(string video)
    {
        try
        {
            return MediaProbe.Probe(video).HasAudio;
        }
        catch (MediaException)
        {
            return false;
        }
    }

    private static string[] Videos(string folder)
    {
        IReadOnlyList<string> files = VisibleFiles.In(folder, Extensions);
        return files.Count > 0
            ? [.. files]
            : throw new UsageException($"The folder '{folder}' holds no video ({string.Join(", ", Extensions)}).");
    }

    private static UsageException Unmatched(string file, string folder) =>
        new($"'{file}' has no video named '{Path.GetFileNameWithoutExtension(file)}' in '{folder}' to be judged against.");
}
