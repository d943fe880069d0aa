namespace Chrysalis.Foundation.Files;

/// <summary>
/// A file that is being written: a temporary one beside its target until <see cref="Complete"/> puts it under its name. One that is not
/// completed is removed; what a killed run left is removed by the next run that writes into the folder. Not for use from several threads at
/// once.
/// </summary>
public sealed class PendingFile : IDisposable
{
    private bool completed;
    private bool disposed;

    /// <summary>Makes the folder where it is missing, and an empty temporary file in it.</summary>
    /// <exception cref="IOException">The target is a folder, or the file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public PendingFile(string path)
    {
        Target = Resolve(Path.GetFullPath(path));
        if (SpecialFile.Is(Target))
            throw new IOException($"'{Target}' is a device or a pipe: name a file.");
        if (Directory.Exists(Target))
            throw new IOException($"'{Target}' is a folder: name a file in it.");
        string folder = Path.GetDirectoryName(Target)!;
        Directory.CreateDirectory(folder);
        StaleFiles.RemoveOnce(folder);
        TemporaryPath = Path.Combine(folder, TemporaryName.New(Path.GetExtension(Target)));
        try
        {
            new FileStream(TemporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None).Dispose();
        }
        catch (UnauthorizedAccessException error)
        {
            throw new UnauthorizedAccessException($"Access to the path '{Target}' is denied.", error);
        }
    }

    /// <summary>The file to be, as a full path.</summary>
    public string Target { get; }

    /// <summary>Where it is written until then, as a full path.</summary>
    public string TemporaryPath { get; }

    /// <summary>Makes sure that the disk has the file, and puts it under its name, replacing what was there.</summary>
    /// <exception cref="ObjectDisposedException">It was given up.</exception>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using (FileStream file = new(TemporaryPath, FileMode.Open, FileAccess.Write, FileShare.None))
            file.Flush(flushToDisk: true);
        File.Move(TemporaryPath, Target, overwrite: true);
        completed = true;
    }

    /// <summary>What a link leads to, so that the link stays and its target is written.</summary>
    private static string Resolve(string path) => new FileInfo(path) is { LinkTarget: not null } link
        ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
        : path;

    /// <summary>Removes the temporary file where it was not completed.</summary>
    public void Dispose()
    {
        if (!completed && !disposed)
            File.Delete(TemporaryPath);
        disposed = true;
    }
}
