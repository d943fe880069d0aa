using System.Buffers.Binary;
using System.Text;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>The bytes of a pickle, read forward; a declared length is believed only when the bytes are there.</summary>
internal sealed class PickleBytes(MappedFile file, long begin, long end)
{
    private readonly byte[] buffer = new byte[Math.Clamp(end - begin, 0, 1 << 16)];
    private int inBuffer, used;
    private long bufferEnd = begin;

    /// <summary>Where the next byte stands in the file.</summary>
    public long Position => bufferEnd - inBuffer + used;

    public byte Byte()
    {
        if (used == inBuffer)
            Fill();
        return buffer[used++];
    }

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(stackalloc byte[2]));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(stackalloc byte[4]));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(stackalloc byte[4]));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(stackalloc byte[8]));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(stackalloc byte[8]));

    public byte[] Bytes(long count)
    {
        if (count < 0 || count > end - Position || count > Array.MaxLength)
            throw Cut(count);
        var bytes = new byte[count];
        Take(bytes);
        return bytes;
    }

    public string Utf8(long count) => Encoding.UTF8.GetString(Bytes(count));

    /// <summary>Text up to the end of the line, at most <paramref name="longest"/> bytes.</summary>
    public string Line(int longest)
    {
        var line = new List<byte>();
        for (byte next = Byte(); next != '\n'; next = Byte())
        {
            if (line.Count == longest)
                throw new CheckpointException($"'{file.Path}' is damaged: a name in its pickle is longer than {longest} bytes.");
            line.Add(next);
        }

        return Encoding.UTF8.GetString([.. line]);
    }

    private Span<byte> Take(Span<byte> target)
    {
        for (int done = 0; done < target.Length;)
        {
            if (used == inBuffer)
                Fill();
            int part = Math.Min(target.Length - done, inBuffer - used);
            buffer.AsSpan(used, part).CopyTo(target[done..]);
            (used, done) = (used + part, done + part);
        }

        return target;
    }

    private void Fill()
    {
        inBuffer = (int)Math.Min(buffer.Length, end - bufferEnd);
        used = 0;
        if (inBuffer <= 0)
        {
            inBuffer = 0;
            throw Cut(1);
        }

        file.Read(bufferEnd, buffer.AsSpan(0, inBuffer));
        bufferEnd += inBuffer;
    }

    private CheckpointException Cut(long count) =>
        new($"'{file.Path}' is cut short or damaged: its pickle wants {count} bytes at byte {Position} that are "
            + "not there; download it again.");
}
