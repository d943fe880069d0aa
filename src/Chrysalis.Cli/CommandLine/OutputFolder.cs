using Chrysalis.Foundation.Files;

namespace Chrysalis.Cli.CommandLine;

/// <summary>
/// An output tried before the work: its folder is made when it is missing, and taken away again when nothing was written into it.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly Stack<string> created = new();

    /// <summary>Tries whether <paramref name="file"/> can be written, and makes its folder when it is missing.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public OutputFolder(string file)
    {
        if (WritablePath.WhyNot(file) is { } fault)
            throw new UsageException(fault.Sentence);
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var missing = new Stack<string>();
        for (string? at = folder; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
            missing.Push(at);
        foreach (string one in missing)
        {
            Directory.CreateDirectory(one);
            created.Push(one);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (string folder in created)
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
    }
}
