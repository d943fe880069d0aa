using System.Runtime.InteropServices;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Shots;

/// <summary>Reads shots from a stream in one of Stim's result formats, one at a time, in constant memory.</summary>
public sealed class ShotReader
{
    private readonly ByteSource _source;
    private readonly ShotFormat _format;
    private readonly ShotLayout _layout;
    private long _shots;

    /// <summary>Creates a reader; the stream stays the caller's.</summary>
    /// <param name="stream">Where the shots come from.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="layout">What their bits are.</param>
    public ShotReader(Stream stream, ShotFormat format, ShotLayout layout)
    {
        _source = new ByteSource(stream);
        _format = format;
        _layout = layout;
    }

    /// <summary>Reads the next shot.</summary>
    /// <param name="shot">Receives the bits, lowest first; at least <see cref="ShotLayout.Words"/> words.</param>
    /// <returns>False when the stream is at its end.</returns>
    /// <exception cref="StimFormatException">The data break the format; the message names the shot.</exception>
    public bool TryRead(Span<ulong> shot)
    {
        shot = shot[.._layout.Words];
        shot.Clear();
        bool read = _format switch
        {
            ShotFormat.B8 => ReadPacked(shot),
            ShotFormat.R8 => ReadRuns(shot),
            ShotFormat.Text01 => ReadDigits(shot),
            ShotFormat.Hits => ReadHits(shot),
            _ => ReadNamed(shot),
        };
        _shots += read ? 1 : 0;
        return read;
    }

    private bool ReadPacked(Span<ulong> shot)
    {
        int bytes = (_layout.Bits + 7) / 8;
        int read = _source.Read(MemoryMarshal.AsBytes(shot)[..bytes]);
        if (read == 0)
            return false;
        if (read < bytes)
            throw Error($"ends after {read} of {bytes} bytes: is the number of bits a shot right?");
        if (_layout.Bits % 64 != 0 && shot[^1] >> (_layout.Bits % 64) != 0)
            throw Error($"has a padding bit set: is the number of bits a shot, {_layout.Bits}, right?");
        return true;
    }

    private bool ReadRuns(Span<ulong> shot)
    {
        if (_source.Peek() < 0)
            return false;
        for (long bit = 0; bit <= _layout.Bits; bit++)
        {
            int run;
            do
            {
                run = _source.Read();
                bit += Math.Max(run, 0);
            }
            while (run == 255 && bit <= _layout.Bits);
            if (run < 0)
                throw Error("ends within a run");
            if (bit > _layout.Bits)
                break;
            if (bit == _layout.Bits)
                return true;
            Set(shot, (int)bit);
        }
        throw Error($"has a run that passes its {_layout.Bits} bits");
    }

    private bool ReadDigits(Span<ulong> shot)
    {
        if (_source.Peek() < 0)
            return false;
        for (int bit = 0; bit < _layout.Bits; bit++)
        {
            int c = _source.Read();
            if (c is not ('0' or '1'))
                throw Error($"has {bit} digits 0 and 1 where {_layout.Bits} are due");
            if (c == '1')
                Set(shot, bit);
        }
        EndLine();
        return true;
    }

    private bool ReadHits(Span<ulong> shot)
    {
        if (_source.Peek() < 0)
            return false;
        if (char.IsAsciiDigit((char)_source.Peek()))
        {
            Flip(shot, ReadNumber(), _layout.Bits, 0);
            while (_source.Peek() == ',')
            {
                _source.Read();
                Flip(shot, ReadNumber(), _layout.Bits, 0);
            }
        }
        EndLine();
        return true;
    }

    private bool ReadNamed(Span<ulong> shot)
    {
        while (_source.Peek() is ' ' or '\n' or '\r')
            _source.Read();
        if (_source.Peek() < 0)
            return false;
        foreach (char c in "shot")
            if (_source.Read() != c)
                throw Error("does not begin with the word 'shot'");
        while (_source.Peek() == ' ')
        {
            _source.Read();
            if (_source.Peek() is ' ' or '\n' or '\r' or < 0)
                continue;
            (int count, int start) = _source.Read() switch
            {
                'M' => (_layout.Measurements, 0),
                'D' => (_layout.Detectors, _layout.Measurements),
                'L' => (_layout.Observables, _layout.Measurements + _layout.Detectors),
                _ => throw Error("has a word that begins with neither M, D nor L"),
            };
            Flip(shot, ReadNumber(), count, start);
        }
        EndLine();
        return true;
    }

    private long ReadNumber()
    {
        if (!char.IsAsciiDigit((char)_source.Peek()))
            throw Error("lacks a number");
        long number = 0;
        while (_source.Peek() is >= '0' and <= '9')
            number = Math.Min((number * 10) + _source.Read() - '0', int.MaxValue);
        return number;
    }

    private void EndLine()
    {
        int c = _source.Read();
        if (c == '\r')
            c = _source.Read();
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

    private StimFormatException Error(string problem) => new($"Shot {_shots} {problem}{(problem.EndsWith('?') ? "" : ".")}");
}
