namespace Chrysalis.Talking.Footage.Official;

/// <summary>The files of a folder made elsewhere. What a symbolic link leads out of the folder is not read.</summary>
internal sealed class OfficialPaths
{
    private readonly string root;

    /// <summary>Looks at a folder.</summary>
    /// <exception cref="FootageException">It is none.</exception>
    public OfficialPaths(string path)
    {
        if (File.Exists(path))
            throw new FootageException($"'{path}' is a file: give the folder that holds transforms_train.json.");
        if (!Directory.Exists(path))
            throw new FootageException($"The folder '{path}' does not exist.");
        Folder = Path.GetFullPath(path);
        root = Real(Folder) + Path.DirectorySeparatorChar;
    }

    /// <summary>The folder, as a full path.</summary>
    public string Folder { get; }

    /// <summary>A file's path, whether it is there or not.</summary>
    public string Of(string folder, string name) => Path.Combine(Folder, folder, name);

    /// <summary>The first of some files that is there; null where none is.</summary>
    /// <exception cref="FootageException">It is a link that leads out of the folder.</exception>
    public string? Find(params IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            string path = Path.Combine(Folder, name);
            if (File.Exists(path))
                return Inside(path);
        }

        return null;
    }

    private string Inside(string path)
    {
        string real = Real(path);
        return real.StartsWith(root, StringComparison.Ordinal)
            ? path
            : throw new FootageException($"'{path}' is a link that leads out of its folder, to '{real}': put a copy of the file there.");
    }

    /// <summary>A path with every link on its way followed.</summary>
    private static string Real(string path)
    {
        string full = Path.GetFullPath(path);
        string? parent = Path.GetDirectoryName(full);
        if (parent is null)
            return full;
        FileSystemInfo info = Directory.Exists(full) ? new DirectoryInfo(full) : new FileInfo(full);
        try
        {
            return info.ResolveLinkTarget(returnFinalTarget: true) is { } target
                ? Real(target.FullName)
                : Path.Combine(Real(parent), Path.GetFileName(full));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FootageException($"'{path}' cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }
}
