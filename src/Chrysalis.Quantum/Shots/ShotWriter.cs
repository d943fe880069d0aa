using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chrysalis.Quantum.Shots;

/// <summary>Writes shots to a stream in one of Stim's result formats. Not for use from several threads at once.</summary>
public sealed class ShotWriter : IDisposable
{
    private const int BufferLength = 1 << 16;

    // Room for a word's digits, or for one number with what stands before it.
    private const int MostAtOnce = 80;

    private readonly Stream stream;
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
    private readonly ShotFormat format;
    private readonly ShotLayout layout;
    private readonly ShotGroup? group;
    private int used;
    private long shots;
    private bool disposed;

    /// <summary>Creates a writer; the stream stays the caller's, disposing the writer only flushes.</summary>
    /// <param name="stream">Where the shots go.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="layout">What their bits are.</param>
    /// <exception cref="StimFormatException">The format is ptb64 and 64 shots of so many bits are too many.</exception>
    public ShotWriter(Stream stream, ShotFormat format, ShotLayout layout)
    {
        ArgumentNullException.ThrowIfNull(stream);
        this.stream = stream;
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
                Put(MemoryMarshal.AsBytes(shot)[..((layout.Bits + 7) / 8)]);
                return;
            case ShotFormat.R8:
                WriteRuns(shot);
                return;
            case ShotFormat.Ptb64:
                WriteGrouped(shot);
                return;
            case ShotFormat.Text01:
                WriteDigits(shot);
                break;
            case ShotFormat.Hits:
                WriteHits(shot);
                break;
            default:
                WriteNamed(shot);
                break;
        }
        Put((byte)'\n');
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
        Empty();
        stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (disposed)
            return;
        Flush();
        disposed = true;
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void WriteGrouped(ReadOnlySpan<ulong> shot)
    {
        int place = (int)((shots - 1) % ShotGroup.Shots);
        shot.CopyTo(group![place]);
        if (place < ShotGroup.Shots - 1)
            return;
        group.ToBytes();
        Put(group.Bytes);
    }

    private void WriteDigits(ReadOnlySpan<ulong> shot)
    {
        for (int left = layout.Bits, word = 0; left > 0; left -= 64, word++)
        {
            Span<byte> digits = Room();
            Digits((uint)shot[word]).CopyTo(digits);
            Digits((uint)(shot[word] >> 32)).CopyTo(digits[32..]);
            used += Math.Min(64, left);
        }
    }

    /// <summary>The digits of 32 bits, the lowest first: each byte is spread over eight, and each of them looks at its own bit.</summary>
    private static Vector256<byte> Digits(uint bits)
    {
        Vector256<byte> bytes = Vector256.Shuffle(Vector256.Create(bits).AsByte(), Vector256.Create(
            0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 18, 18, 18, 18, 18, 18, 18, 18, 19, 19, 19, 19, 19, 19, 19, (byte)19));
        Vector256<byte> own = Vector256.Create(0x8040201008040201).AsByte();
        return Vector256.Create((byte)'0') - Vector256.Equals(bytes & own, own);
    }

    private void WriteRuns(ReadOnlySpan<ulong> shot)
    {
        int start = 0;
        foreach (int bit in new SetBits(shot, layout.Bits))
        {
            WriteRun(bit - start);
            start = bit + 1;
        }
        WriteRun(layout.Bits - start);
    }

    private void WriteRun(int zeros)
    {
        for (; zeros >= 255; zeros -= 255)
            Put(255);
        Put((byte)zeros);
    }

    private void WriteHits(ReadOnlySpan<ulong> shot)
    {
        bool first = true;
        foreach (int bit in new SetBits(shot, layout.Bits))
        {
            if (!first)
                Put((byte)',');
            first = false;
            WriteNumber(bit);
        }
    }

    private void WriteNamed(ReadOnlySpan<ulong> shot)
    {
        Put("shot"u8);
        int observables = layout.Measurements + layout.Detectors;
        foreach (int bit in new SetBits(shot, layout.Bits))
        {
            (char name, int start) = bit < layout.Measurements ? ('M', 0)
                : bit < observables ? ('D', layout.Measurements) : ('L', observables);
            Put((byte)' ');
            Put((byte)name);
            WriteNumber(bit - start);
        }
    }

    private void WriteNumber(int number)
    {
        Utf8Formatter.TryFormat(number, Room(), out int length);
        used += length;
    }

    private void Put(byte value)
    {
        Room()[0] = value;
        used++;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - used)
            Empty();
        if (bytes.Length > buffer.Length)
        {
            stream.Write(bytes);
            return;
        }
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    private Span<byte> Room()
    {
        if (buffer.Length - used < MostAtOnce)
            Empty();
        return buffer.AsSpan(used);
    }

    private void Empty()
    {
        stream.Write(buffer, 0, used);
        used = 0;
    }

    /// <summary>The places of the ones among a shot's bits.</summary>
    private ref struct SetBits(ReadOnlySpan<ulong> shot, int bits)
    {
        private readonly ReadOnlySpan<ulong> shot = shot;
        private ulong rest;
        private int word = -1;

        public int Current { get; private set; }

        public readonly SetBits GetEnumerator() => this;

        public bool MoveNext()
        {
            while (rest == 0)
            {
                if (++word >= shot.Length)
                    return false;
                rest = shot[word];
            }
            Current = (word * 64) + BitOperations.TrailingZeroCount(rest);
            rest &= rest - 1;
            // What is past the last bit is not looked at.
            return Current < bits;
        }
    }
}
