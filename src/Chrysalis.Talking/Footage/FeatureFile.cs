using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Chrysalis.Foundation.Lifetimes;

namespace Chrysalis.Talking.Footage;

/// <summary>
/// A feature's records on disk, of any number: the file is mapped into memory, and only what is read is fetched. Small ones are
/// read whole, so that a thousand short videos do not hold thousands of files open. May be read from several threads.
/// </summary>
public sealed class FeatureFile : IDisposable
{
    private const long MostReadWhole = 1 << 20;
    private readonly MemoryMappedFile? map;
    private readonly MemoryMappedViewAccessor? view;
    private readonly byte[] whole = [];
    private readonly Lifetime lifetime;

    private FeatureFile(string path, FeatureHeader header, FeatureLayout layout)
    {
        (Path, Layout, Count) = (path, layout, header.Count);
        (Name, Version, Key) = (header.Name, header.Version, header.Key);
        lifetime = new(typeof(FeatureFile), Close);
        long bytes = header.Count * layout.RecordBytes;
        FileStream stream = Stream(path);
        if (bytes <= MostReadWhole)
        {
            using var _ = stream;
            whole = new byte[bytes];
            stream.Position = FeatureHeader.Bytes;
            stream.ReadExactly(whole);
            return;
        }

        map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = map.CreateViewAccessor(FeatureHeader.Bytes, bytes, MemoryMappedFileAccess.Read);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The feature's name.</summary>
    public string Name { get; }

    /// <summary>The feature's version.</summary>
    public int Version { get; }

    /// <summary>Hash of all that decides the values: name, version, settings, the video, the analyser.</summary>
    public string Key { get; }

    /// <summary>How a record looks.</summary>
    public FeatureLayout Layout { get; }

    /// <summary>Number of records.</summary>
    public long Count { get; }

    /// <summary>Opens a feature's file.</summary>
    /// <exception cref="FootageException">It is missing, damaged, cut short or something else.</exception>
    public static FeatureFile Open(string path)
    {
        try
        {
            using FileStream stream = Stream(path);
            var bytes = new byte[FeatureHeader.Bytes];
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            FeatureHeader header = FeatureHeader.Parse(bytes.AsSpan(0, read), path);
            FeatureLayout layout = FeatureLayout.Of(header.Element, header.Shape)
                ?? throw new FootageException($"'{path}' is damaged: it holds no records of {header.Element} "
                    + $"[{string.Join(", ", header.Shape)}]; remove it, and it is made again.");
            long records = (stream.Length - FeatureHeader.Bytes) / layout.RecordBytes;
            if (header.Count != records || stream.Length != FeatureHeader.Bytes + records * layout.RecordBytes)
                throw new FootageException($"'{path}' is cut short or damaged: it says {header.Count} records of {layout.RecordBytes} "
                    + $"bytes and has {stream.Length - FeatureHeader.Bytes} bytes of them; remove it, and it is made again.");
            return new(path, header, layout);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FootageException($"The prepared footage '{path}' cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }

    /// <summary>Copies records from <paramref name="first"/> on, as many as fit into <paramref name="target"/>.</summary>
    /// <exception cref="ArgumentException">Numbers of another type, no whole records, or not all within the file.</exception>
    public void Read<T>(long first, Span<T> target)
        where T : unmanaged
    {
        using Lifetime.Use use = lifetime.Hold();
        if (!Layout.IsOf<T>() || target.Length % Layout.Values != 0)
            throw new ArgumentException($"'{Path}' has records of {Layout}; {target.Length} values of {typeof(T).Name} are none.");
        if (first < 0 || first > Count - target.Length / Layout.Values)
            throw new ArgumentOutOfRangeException(
                nameof(first), $"'{Path}' has {Count} records; {target.Length / Layout.Values} from number {first} on are not all there.");
        if (view is null)
            whole.AsSpan((int)(first * Layout.RecordBytes), target.Length * Unsafe.SizeOf<T>()).CopyTo(MemoryMarshal.AsBytes(target));
        else if (!target.IsEmpty)
            view.SafeMemoryMappedViewHandle.ReadSpan(
                (ulong)(view.PointerOffset + first * Layout.RecordBytes), MemoryMarshal.AsBytes(target));
    }

    /// <summary>A copy of records.</summary>
    public T[] Read<T>(long first, int count)
        where T : unmanaged
    {
        lifetime.Require();
        var records = new T[(long)count * Layout.Values];
        Read(first, records.AsSpan());
        return records;
    }

    /// <inheritdoc/>
    public void Dispose() => lifetime.End();

    private void Close()
    {
        view?.Dispose();
        map?.Dispose();
    }

    private static FileStream Stream(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
}
