using System.Buffers.Binary;
using Chrysalis.Bitcoin.Blocks;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>
/// Finds the records in a file of magic, length, record; between them may stand anything, as Bitcoin Core allows (LoadExternalBlockFile).
/// </summary>
internal sealed class FrameScanner(ChainFile file, uint magic, int least, int trailer)
{
    private const int PrefixLength = 8;
    private const int WindowLength = 1 << 14;
    private readonly byte[] window = new byte[WindowLength];
    private long windowStart;
    private int windowLength;

    /// <summary>Records that the file's end cuts short.</summary>
    public int CutShort { get; private set; }

    /// <summary>The records in their order, each with its first bytes.</summary>
    public IEnumerable<(BlockFrame Frame, byte[] Start)> Scan(int startLength)
    {
        for (long position = 0; Find(position) is { } found;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(Bytes(found + 4, 4));
            if (length < least || length > 8 * Block.LargestSize)
            {
                position = found + 1;
                continue;
            }

            if (found + PrefixLength + length + trailer > file.Length)
            {
                CutShort++;
                position = found + 1;
                continue;
            }

            yield return (new(found + PrefixLength, length), Bytes(found + PrefixLength, Math.Min(startLength, length)).ToArray());
            position = found + PrefixLength + length + trailer;
        }
    }

    /// <summary>Where the magic stands next with room for a length; null where it does no more.</summary>
    private long? Find(long position)
    {
        Span<byte> pattern = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(pattern, magic);
        while (position + PrefixLength <= file.Length)
        {
            ReadOnlySpan<byte> ahead = Ahead(position, PrefixLength);
            int index = ahead.IndexOf(pattern);
            if (index >= 0 && position + index + PrefixLength <= file.Length)
                return position + index;
            position += Math.Max(1, ahead.Length - pattern.Length + 1);
        }

        return null;
    }

    private ReadOnlySpan<byte> Bytes(long position, int length) => Ahead(position, length)[..length];

    /// <summary>What the window holds from here on, at least so many bytes.</summary>
    private ReadOnlySpan<byte> Ahead(long position, int least)
    {
        if (position < windowStart || position + least > windowStart + windowLength)
        {
            windowStart = position;
            windowLength = file.Read(position, window);
        }

        return window.AsSpan((int)(position - windowStart), windowLength - (int)(position - windowStart));
    }
}
