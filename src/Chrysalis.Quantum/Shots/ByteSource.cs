namespace Chrysalis.Quantum.Shots;

/// <summary>A stream read byte by byte through one buffer.</summary>
internal sealed class ByteSource(Stream stream)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _at;
    private int _end;

    /// <summary>The next byte without taking it, -1 at the end.</summary>
    public int Peek() => _at < _end || Fill() ? _buffer[_at] : -1;

    /// <summary>The next byte, -1 at the end.</summary>
    public int Read() => _at < _end || Fill() ? _buffer[_at++] : -1;

    /// <summary>Fills <paramref name="bytes"/> as far as the stream reaches and returns how far.</summary>
    public int Read(Span<byte> bytes)
    {
        int done = 0;
        while (done < bytes.Length && (_at < _end || Fill()))
        {
            int count = Math.Min(bytes.Length - done, _end - _at);
            _buffer.AsSpan(_at, count).CopyTo(bytes[done..]);
            _at += count;
            done += count;
        }
        return done;
    }

    private bool Fill()
    {
        _at = 0;
        _end = stream.Read(_buffer);
        return _end > 0;
    }
}
