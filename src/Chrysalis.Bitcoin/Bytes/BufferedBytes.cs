namespace Chrysalis.Bitcoin.Bytes;

/// <summary>A stream that can be looked ahead into.</summary>
internal sealed class BufferedBytes(Stream stream) : IDisposable
{
    // More than anyone looks ahead, and smaller than what goes to the heap of large objects.
    private readonly byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    /// <summary>Bytes skipped so far.</summary>
    public long Position { get; private set; }

    /// <summary>The next bytes; fewer at the stream's end.</summary>
    public ReadOnlySpan<byte> Ahead(int count)
    {
        if (end - start < count)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            end += stream.ReadAtLeast(buffer.AsSpan(end), count - end, throwOnEndOfStream: false);
        }

        return buffer.AsSpan(start, Math.Min(count, end - start));
    }

    /// <summary>Goes on by so many bytes that have been looked at.</summary>
    public void Skip(int count)
    {
        start += count;
        Position += count;
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
