using System.Runtime.InteropServices;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Footage;

/// <summary>
/// Writes a feature's records as they come, into a file beside the final one (its name is random: two processes may prepare one video at
/// once); only a complete file takes its place. Not for use from several threads at once.
/// </summary>
public sealed class FeatureWriter : IDisposable
{
    private const int BufferBytes = 1 << 18;
    private readonly PendingFile pending;
    private readonly FeatureHeader header;
    private readonly FeatureLayout layout;
    private readonly FileStream stream;
    private bool disposed;

    internal FeatureWriter(string path, FeatureHeader header, FeatureLayout layout)
    {
        (this.header, this.layout) = (header, layout);
        pending = new(path);
        stream = new FileStream(pending.TemporaryPath, FileMode.Open, FileAccess.Write, FileShare.None, BufferBytes);
        stream.Write(new byte[FeatureHeader.Bytes]);
    }

    /// <summary>Records written.</summary>
    public long Count { get; private set; }

    /// <summary>Appends one record, or several.</summary>
    /// <exception cref="ArgumentException">The numbers are of another type than the layout's, or no whole records.</exception>
    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!layout.IsOf<T>() || values.Length % layout.Values != 0)
            throw new ArgumentException(
                $"Feature '{header.Name}' has records of {layout}; {values.Length} values of {typeof(T).Name} are none.");
        stream.Write(MemoryMarshal.AsBytes(values));
        Count += values.Length / layout.Values;
    }

    /// <summary>Puts the file in its place, its bytes on the disk first.</summary>
    internal void Complete()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        stream.Position = 0;
        stream.Write((header with { Count = Count }).ToBytes());
        stream.Dispose();
        pending.Complete();
    }

    /// <summary>Leaves nothing behind of a file that was not completed.</summary>
    public void Dispose()
    {
        disposed = true;
        stream.Dispose();
        pending.Dispose();
    }
}
