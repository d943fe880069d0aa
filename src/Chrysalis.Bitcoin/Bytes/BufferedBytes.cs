namespace Chrysalis.Bitcoin.Bytes;

/// <summary>A stream that can be looked ahead into.</summary>
internal sealed class BufferedBytes(Stream stream) : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 20];
    private int _start;
    private int _end;

    /// <summary>Bytes skipped so far.</summary>
    public long Position { get; private set; }

    /// <summary>The next bytes; fewer at the stream's end.</summary>
    public ReadOnlySpan<byte> Ahead(int count)
    {
        if (_end - _start < count)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            _end += stream.ReadAtLeast(_buffer.AsSpan(_end), count - _end, throwOnEndOfStream: false);
        }

        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    /// <summary>Goes on by so many bytes that have been looked at.</summary>
    public void Skip(int count)
    {
        _start += count;
        Position += count;
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
