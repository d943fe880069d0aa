namespace Chrysalis.Quantum.Shots;

/// <summary>A stream read byte by byte through one buffer.</summary>
internal sealed class ByteSource(Stream stream)
{
    private readonly byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    /// <summary>The next byte without taking it, -1 at the end.</summary>
    public int Peek() => at < end || Fill() ? buffer[at] : -1;

    /// <summary>The next byte, -1 at the end.</summary>
    public int Read() => at < end || Fill() ? buffer[at++] : -1;

    /// <summary>Fills <paramref name="bytes"/> as far as the stream reaches and returns how far.</summary>
    public int Read(Span<byte> bytes)
    {
        int done = 0;
        while (done < bytes.Length && (at < end || Fill()))
        {
            int count = Math.Min(bytes.Length - done, end - at);
            buffer.AsSpan(at, count).CopyTo(bytes[done..]);
            at += count;
            done += count;
        }
        return done;
    }

    private bool Fill()
    {
        at = 0;
        end = stream.Read(buffer);
        return end > 0;
    }
}
