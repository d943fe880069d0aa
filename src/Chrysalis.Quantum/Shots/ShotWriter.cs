using System.Buffers.Text;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.Shots;

/// <summary>Writes shots to a stream in one of Stim's result formats. Not for use from several threads at once.</summary>
public sealed class ShotWriter : IDisposable
{
    private readonly BufferedStream stream;
    private readonly ShotFormat format;
    private readonly ShotLayout layout;
    private readonly ShotGroup? group;
    private long shots;
    private bool disposed;

    /// <summary>Creates a writer; the stream stays the caller's, disposing the writer only flushes.</summary>
    /// <param name="stream">Where the shots go.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="layout">What their bits are.</param>
    /// <exception cref="StimFormatException">The format is ptb64 and 64 shots of so many bits are too many.</exception>
    public ShotWriter(Stream stream, ShotFormat format, ShotLayout layout)
    {
        this.stream = new BufferedStream(stream, 1 << 16);
        this.format = format;
        this.layout = layout;
        group = format == ShotFormat.Ptb64 ? new(layout.Bits) : null;
    }

    /// <summary>Writes a shot.</summary>
    /// <param name="shot">The bits, lowest first; bits past the layout's are not looked at.</param>
    public void Write(ReadOnlySpan<ulong> shot)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        shot = shot[..layout.Words];
        shots++;
        switch (format)
        {
            case ShotFormat.B8:
                stream.Write(MemoryMarshal.AsBytes(shot)[..((layout.Bits + 7) / 8)]);
                return;
            case ShotFormat.R8:
                WriteRuns(shot);
                return;
            case ShotFormat.Ptb64:
                WriteGrouped(shot);
                return;
            case ShotFormat.Text01:
                for (int bit = 0; bit < layout.Bits; bit++)
                    stream.WriteByte((byte)('0' + ((shot[bit >> 6] >> (bit & 63)) & 1)));
                break;
            case ShotFormat.Hits:
                WriteHits(shot);
                break;
            default:
                WriteNamed(shot);
                break;
        }
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Ends the shots.</summary>
    /// <exception cref="StimFormatException">
    /// The format is ptb64 and their number is not a multiple of 64; the rest is not written.
    /// </exception>
    public void Complete()
    {
        Flush();
        if (group is not null)
            ShotFormats.RequireWholeGroups(format, shots);
    }

    /// <summary>Sends what is buffered on its way; ptb64 keeps a group back until its 64 shots are there.</summary>
    public void Flush()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!disposed)
            stream.Flush();
        disposed = true;
    }

    private void WriteGrouped(ReadOnlySpan<ulong> shot)
    {
        int place = (int)((shots - 1) % ShotGroup.Shots);
        shot.CopyTo(group![place]);
        if (place < ShotGroup.Shots - 1)
            return;
        group.ToBytes();
        stream.Write(group.Bytes);
    }

    private void WriteRuns(ReadOnlySpan<ulong> shot)
    {
        int start = 0;
        foreach (int bit in Ones(shot))
        {
            WriteRun(bit - start);
            start = bit + 1;
        }
        WriteRun(layout.Bits - start);
    }

    private void WriteRun(int zeros)
    {
        for (; zeros >= 255; zeros -= 255)
            stream.WriteByte(255);
        stream.WriteByte((byte)zeros);
    }

    private void WriteHits(ReadOnlySpan<ulong> shot)
    {
        bool first = true;
        foreach (int bit in Ones(shot))
        {
            if (!first)
                stream.WriteByte((byte)',');
            first = false;
            WriteNumber(bit);
        }
    }

    private void WriteNamed(ReadOnlySpan<ulong> shot)
    {
        stream.Write("shot"u8);
        int observables = layout.Measurements + layout.Detectors;
        foreach (int bit in Ones(shot))
        {
            (char name, int start) = bit < layout.Measurements ? ('M', 0)
                : bit < observables ? ('D', layout.Measurements) : ('L', observables);
            stream.WriteByte((byte)' ');
            stream.WriteByte((byte)name);
            WriteNumber(bit - start);
        }
    }

    private void WriteNumber(int number)
    {
        Span<byte> digits = stackalloc byte[11];
        Utf8Formatter.TryFormat(number, digits, out int length);
        stream.Write(digits[..length]);
    }

    private List<int> Ones(ReadOnlySpan<ulong> shot)
    {
        var ones = new List<int>();
        for (int w = 0; w < shot.Length; w++)
            for (ulong word = shot[w]; word != 0; word &= word - 1)
                if ((w * 64) + BitOperations.TrailingZeroCount(word) is var bit && bit < layout.Bits)
                    ones.Add(bit);
        return ones;
    }
}
