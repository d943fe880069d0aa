using Chrysalis.Foundation.Files;

namespace Chrysalis.Cli.CommandLine;

/// <summary>The folder of an output: made when it is missing, and taken away again when nothing was written into it.</summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string? created;

    /// <summary>Makes the folder of <paramref name="file"/> when it is missing.</summary>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public OutputFolder(string file)
    {
        if (string.IsNullOrWhiteSpace(file))
            throw new UsageException("The output has no name: name a file.");
        if (Directory.Exists(file) || Path.EndsInDirectorySeparator(file))
            throw new UsageException($"The output '{file}' is a folder: name a file in it.");
        FileNameLength.Require(file);
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))
            ?? throw new UsageException($"The output '{file}' is a folder: name a file in it.");
        if (Directory.Exists(folder))
            return;
        try
        {
            Directory.CreateDirectory(folder);
            created = folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder '{folder}' of the output cannot be made: choose another one.", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (created is not null && Directory.Exists(created) && !Directory.EnumerateFileSystemEntries(created).Any())
            Directory.Delete(created);
    }
}
