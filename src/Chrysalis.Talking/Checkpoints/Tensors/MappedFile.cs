using System.IO.MemoryMappedFiles;

namespace Chrysalis.Talking.Checkpoints.Tensors;

/// <summary>A file mapped into memory for reading: its size costs nothing, only what is read is fetched. Every read is checked.</summary>
internal sealed class MappedFile : IDisposable
{
    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;

    private MappedFile(string path, long length)
    {
        (Path, Length) = (path, length);
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
    }

    /// <summary>The file's path, for messages.</summary>
    public string Path { get; }

    /// <summary>Bytes in the file.</summary>
    public long Length { get; }

    /// <exception cref="CheckpointException">Not a file, or an empty one.</exception>
    public static MappedFile Open(string path)
    {
        if (Directory.Exists(path))
            throw new CheckpointException($"'{path}' is a folder; give a weights file.");
        if (!File.Exists(path))
            throw new CheckpointException($"Weights file '{path}' does not exist.");
        long length = new FileInfo(path).Length;
        return length > 0 ? new(path, length) : throw new CheckpointException($"'{path}' is empty; download it again.");
    }

    /// <summary>Copies the bytes from <paramref name="offset"/> on.</summary>
    /// <exception cref="CheckpointException">They do not all lie within the file.</exception>
    public void Read(long offset, Span<byte> target)
    {
        if (offset < 0 || offset > Length - target.Length)
            throw new CheckpointException($"'{Path}' is cut short or damaged: {target.Length} bytes from byte {offset} are wanted, "
                + $"it has {Length}; download it again.");
        if (!target.IsEmpty)
            view.SafeMemoryMappedViewHandle.ReadSpan((ulong)(view.PointerOffset + offset), target);
    }

    /// <summary>Up to <paramref name="count"/> bytes from <paramref name="offset"/> on; fewer where the file ends.</summary>
    public byte[] ReadUpTo(long offset, int count)
    {
        var bytes = new byte[Math.Clamp(Length - offset, 0, count)];
        Read(offset, bytes);
        return bytes;
    }

    public void Dispose()
    {
        view.Dispose();
        map.Dispose();
    }
}
