using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.Shots;

/// <summary>
/// Reads shots from a stream in one of Stim's result formats, one at a time, in constant memory. Not for use from several threads at once.
/// </summary>
public sealed class ShotReader
{
    private readonly ByteSource source;
    private readonly ShotFormat format;
    private readonly ShotLayout layout;
    private readonly ShotGroup? group;
    private long shots;

    /// <summary>Creates a reader; the stream stays the caller's.</summary>
    /// <param name="stream">Where the shots come from.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="layout">What their bits are.</param>
    /// <exception cref="StimFormatException">The format is ptb64 and 64 shots of so many bits are too many.</exception>
    public ShotReader(Stream stream, ShotFormat format, ShotLayout layout)
    {
        ArgumentNullException.ThrowIfNull(stream);
        source = new ByteSource(stream);
        this.format = format;
        this.layout = layout;
        group = format == ShotFormat.Ptb64 ? new(layout.Bits) : null;
    }

    /// <summary>Reads the next shot.</summary>
    /// <param name="shot">Receives the bits, lowest first; at least <see cref="ShotLayout.Words"/> words.</param>
    /// <returns>False when the stream is at its end.</returns>
    /// <exception cref="StimFormatException">The data break the format; the message names the shot.</exception>
    public bool TryRead(Span<ulong> shot)
    {
        shot = shot[..layout.Words];
        shot.Clear();
        bool read = format switch
        {
            ShotFormat.B8 => ReadPacked(shot),
            ShotFormat.R8 => ReadRuns(shot),
            ShotFormat.Text01 => ReadDigits(shot),
            ShotFormat.Hits => ReadHits(shot),
            ShotFormat.Ptb64 => ReadGrouped(shot),
            _ => ReadNamed(shot),
        };
        shots += read ? 1 : 0;
        return read;
    }

    private bool ReadPacked(Span<ulong> shot)
    {
        int bytes = (layout.Bits + 7) / 8;
        int read = source.Read(MemoryMarshal.AsBytes(shot)[..bytes]);
        if (read == 0)
            return false;
        if (read < bytes)
            throw Error($"ends after {read} of {bytes} bytes: is the number of bits a shot right?");
        if (layout.Bits % 64 != 0 && shot[^1] >> (layout.Bits % 64) != 0)
            throw Error($"has a padding bit set: is the number of bits a shot, {layout.Bits}, right?");
        return true;
    }

    private bool ReadGrouped(Span<ulong> shot)
    {
        int place = (int)(shots % ShotGroup.Shots);
        if (place == 0)
        {
            int read = source.Read(group!.Bytes);
            if (read == 0)
                return false;
            if (read < group.Bytes.Length)
                throw Error($"begins a group of {ShotGroup.Shots} shots that ends after {read} of {group.Bytes.Length} bytes: "
                    + "is the number of bits a shot right?");
            group.ToShots();
        }
        group![place].CopyTo(shot);
        return true;
    }

    private bool ReadRuns(Span<ulong> shot)
    {
        if (source.Peek() < 0)
            return false;
        for (long bit = 0; bit <= layout.Bits; bit++)
        {
            int run;
            do
            {
                run = source.Read();
                bit += Math.Max(run, 0);
            }
            while (run == 255 && bit <= layout.Bits);
            if (run < 0)
                throw Error("ends within a run");
            if (bit > layout.Bits)
                break;
            if (bit == layout.Bits)
                return true;
            Set(shot, (int)bit);
        }
        throw Error($"has a run that passes its {layout.Bits} bits");
    }

    private bool ReadDigits(Span<ulong> shot)
    {
        if (source.Peek() < 0)
            return false;
        for (int bit = 0; bit < layout.Bits; bit++)
        {
            int c = source.Read();
            if (c is not ('0' or '1'))
                throw Error($"has {bit} digits 0 and 1 where {layout.Bits} are due");
            if (c == '1')
                Set(shot, bit);
        }
        EndLine();
        return true;
    }

    private bool ReadHits(Span<ulong> shot)
    {
        if (source.Peek() < 0)
            return false;
        if (char.IsAsciiDigit((char)source.Peek()))
        {
            Flip(shot, ReadNumber(), layout.Bits, 0);
            while (source.Peek() == ',')
            {
                source.Read();
                Flip(shot, ReadNumber(), layout.Bits, 0);
            }
        }
        EndLine();
        return true;
    }

    private bool ReadNamed(Span<ulong> shot)
    {
        while (source.Peek() is ' ' or '\n' or '\r')
            source.Read();
        if (source.Peek() < 0)
            return false;
        foreach (char c in "shot")
            if (source.Read() != c)
                throw Error("does not begin with the word 'shot'");
        while (source.Peek() == ' ')
        {
            source.Read();
            if (source.Peek() is ' ' or '\n' or '\r' or < 0)
                continue;
            (int count, int start) = source.Read() switch
            {
                'M' => (layout.Measurements, 0),
                'D' => (layout.Detectors, layout.Measurements),
                'L' => (layout.Observables, layout.Measurements + layout.Detectors),
                _ => throw Error("has a word that begins with neither M, D nor L"),
            };
            Flip(shot, ReadNumber(), count, start);
        }
        EndLine();
        return true;
    }

    private long ReadNumber()
    {
        if (!char.IsAsciiDigit((char)source.Peek()))
            throw Error("lacks a number");
        long number = 0;
        while (source.Peek() is >= '0' and <= '9')
            number = Math.Min((number * 10) + source.Read() - '0', int.MaxValue);
        return number;
    }

    private void EndLine()
    {
        int c = source.Read();
        if (c == '\r')
            c = source.Read();
        if (c is not ('\n' or < 0))
            throw Error($"goes on where its line should end (byte {c})");
    }

    private void Flip(Span<ulong> shot, long index, int count, int start)
    {
        if (index >= count)
            throw Error($"names bit {index} where there are {count}");
        int bit = start + (int)index;
        shot[bit >> 6] ^= 1UL << (bit & 63);
    }

    private static void Set(Span<ulong> shot, int bit) => shot[bit >> 6] |= 1UL << (bit & 63);

    private StimFormatException Error(string problem) => new($"Shot {shots} {problem}{(problem.EndsWith('?') ? "" : ".")}");
}
