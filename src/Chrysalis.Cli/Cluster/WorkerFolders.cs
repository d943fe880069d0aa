using Chrysalis.Cli.CommandLine;

namespace Chrysalis.Cli.Cluster;

/// <summary>The folders in which those who ask a worker may name files.</summary>
internal sealed class WorkerFolders
{
    private readonly IReadOnlyList<string> folders;

    /// <summary>Takes the folders as they were given.</summary>
    /// <exception cref="UsageException">One does not exist.</exception>
    public WorkerFolders(IReadOnlyList<string> folders)
    {
        this.folders = folders;
        foreach (string folder in folders)
            if (!Directory.Exists(folder))
                throw new UsageException($"--folder '{folder}' does not exist: give a folder that is there.");
    }

    /// <summary>Refuses files that lie elsewhere.</summary>
    /// <exception cref="UsageException">One does, or there are no folders.</exception>
    public void Require(IEnumerable<string> paths)
    {
        if (folders.Count == 0)
            throw new UsageException("It may use no folder, and so does nothing with files: start it with --folder for them.");
        foreach (string path in paths)
            if (!folders.Any(folder => IsWithin(path, folder)))
                throw new UsageException($"'{path}' is in none of the folders that this worker may use ({string.Join(", ", folders)}): "
                    + "start it with --folder for it.");
    }

    private static bool IsWithin(string path, string folder)
    {
        string whole = Path.GetFullPath(path);
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return whole == root || whole.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}
