namespace Chrysalis.Testing;

/// <summary>A file that fuzz targets read, written anew for each case; in memory where the system has a place for that.</summary>
internal sealed class FuzzFile : IDisposable
{
    private const string InMemory = "/dev/shm";

    /// <summary>Makes the file's folder.</summary>
    public FuzzFile(string name)
    {
        Folder = Directory.Exists(InMemory)
            ? Directory.CreateDirectory(System.IO.Path.Combine(InMemory, $"chrysalis-fuzz-{Guid.NewGuid():N}")).FullName
            : Directory.CreateTempSubdirectory("chrysalis-fuzz-").FullName;
        Path = System.IO.Path.Combine(Folder, name);
    }

    /// <summary>The folder that holds nothing but this file.</summary>
    public string Folder { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Puts the input into the file, and gives its path.</summary>
    public string Hold(ReadOnlySpan<byte> input)
    {
        using FileStream stream = new(Path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        stream.Write(input);
        return Path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
