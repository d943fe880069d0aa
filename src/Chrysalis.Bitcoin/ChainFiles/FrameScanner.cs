using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>
/// Finds the records in a file of magic, length, record; between them may stand anything, as Bitcoin Core allows (LoadExternalBlockFile).
/// A record that the next one or blank space follows, and that does not end blank, is taken as it is; any other is examined, for the
/// node may have died while it wrote it, and what follows may have begun within it.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="magic">The network's magic.</param>
/// <param name="sizes">Fewest and most bytes of a record.</param>
/// <param name="trailer">Bytes after a record that its length does not count.</param>
/// <param name="examine">Says why a record that is in doubt is none; null where it is one.</param>
/// <param name="leftOut">Receives what is passed over.</param>
internal sealed class FrameScanner(
    ChainFile file, uint magic, (int Least, int Most) sizes, int trailer, Func<BlockFrame, string?> examine, LeftOutPieces leftOut)
{
    private const int PrefixLength = 8;
    private const int WindowLength = 1 << 14;
    private const int BlankEnd = 64;
    private const string Junk = "no block begins there";
    private readonly byte[] raw = new byte[WindowLength];
    private readonly byte[] window = new byte[WindowLength];
    private SafeFileHandle? handle;
    private long windowStart;
    private int windowLength;
    private long pieceStart = -1;
    private string pieceReason = Junk;

    /// <summary>Records that the file's end cuts short.</summary>
    public int CutShort { get; private set; }

    /// <summary>The records in their order, each with its first bytes.</summary>
    public IEnumerable<(BlockFrame Frame, byte[] Start)> Scan(int startLength)
    {
        using (handle = file.OpenHandle())
        {
            (long? found, _) = Seek(0);
            while (found is { } at)
            {
                int length = BinaryPrimitives.ReadInt32LittleEndian(Ahead(at + 4, 4));
                var frame = new BlockFrame(at + PrefixLength, length);
                long end = frame.Offset + length + trailer;
                if (length < sizes.Least || length > sizes.Most || end > file.Length)
                {
                    bool isCut = length >= sizes.Least && length <= sizes.Most;
                    CutShort += isCut ? 1 : 0;
                    BeginPiece(at, isCut ? "a record is cut short by the file's end" : Junk);
                    (found, _) = Seek(at + 1);
                    continue;
                }

                byte[] start = Ahead(frame.Offset, Math.Min(startLength, length))[..Math.Min(startLength, length)].ToArray();
                bool endsBlank = EndsBlank(end - trailer, length);
                (long before, pieceStart) = (pieceStart, -1);
                (long? next, bool isClean) = Seek(end);
                (long junk, pieceStart) = (pieceStart, before);
                if ((!isClean || endsBlank) && examine(frame) is { } fault)
                {
                    BeginPiece(at, "a fragment: " + fault);
                    (found, _) = Seek(at + 1);
                    continue;
                }

                EndPiece(at);
                yield return (frame, start);
                if (junk >= 0)
                    BeginPiece(junk, Junk);
                found = next;
            }

            EndPiece(file.Length);
        }
    }

    private void BeginPiece(long start, string reason)
    {
        if (pieceStart < 0)
            (pieceStart, pieceReason) = (start, reason);
    }

    private void EndPiece(long end)
    {
        if (pieceStart >= 0)
            leftOut.Add(file, pieceStart, end - pieceStart, pieceReason);
        pieceStart = -1;
    }

    /// <summary>
    /// Where the magic stands next with room for a length, null where it does no more; and whether all before it is blank. Where it is
    /// not, a piece begins.
    /// </summary>
    private (long? Found, bool IsClean) Seek(long position)
    {
        Span<byte> pattern = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(pattern, magic);
        bool isClean = true;
        while (position < file.Length)
        {
            ReadOnlySpan<byte> ahead = Ahead(position, (int)Math.Min(PrefixLength, file.Length - position));
            if (ahead.IsEmpty)
                break;
            int index = ahead.IndexOf(pattern);
            bool isFound = index >= 0 && position + index + PrefixLength <= file.Length;
            bool isLast = position + ahead.Length >= file.Length;
            int passed = isFound ? index : isLast ? ahead.Length : Math.Max(1, ahead.Length - pattern.Length + 1);
            if (FirstWritten(position, passed) is >= 0 and var written)
            {
                isClean = false;
                BeginPiece(position + written, Junk);
            }

            if (isFound)
                return (position + index, isClean);
            position += passed;
        }

        return (null, isClean);
    }

    /// <summary>The first byte that was ever written, of so many: space that a node set aside is zero, with and without its key.</summary>
    private int FirstWritten(long position, int count)
    {
        int from = (int)(position - windowStart);
        ReadOnlySpan<byte> plain = window.AsSpan(from, count), stored = raw.AsSpan(from, count);
        for (int i = 0; i < count; i++)
        {
            int next = plain[i..].IndexOfAnyExcept((byte)0);
            if (next < 0)
                return -1;
            i += next;
            if (stored[i] != 0)
                return i;
            int blank = stored[i..].IndexOfAnyExcept((byte)0);
            if (blank < 0)
                return -1;
            i += blank - 1;
        }

        return -1;
    }

    private bool EndsBlank(long end, int length)
    {
        int tail = Math.Min(BlankEnd, length);
        ReadOnlySpan<byte> last = Ahead(end - tail, tail)[..tail];
        return last.IndexOfAnyExcept((byte)0) < 0 || raw.AsSpan((int)(end - tail - windowStart), tail).IndexOfAnyExcept((byte)0) < 0;
    }

    /// <summary>What the window holds from here on, at least so many bytes; fewer where the file became shorter.</summary>
    private ReadOnlySpan<byte> Ahead(long position, int least)
    {
        if (position < windowStart || position + least > windowStart + windowLength)
        {
            windowStart = position;
            windowLength = ChainFile.ReadStored(handle!, position, raw);
            raw.AsSpan(0, windowLength).CopyTo(window);
            file.Uncover(window.AsSpan(0, windowLength), position);
            if (windowLength < least)
                throw new BitcoinFormatException($"'{file.Path}' became shorter while it was read: start again.");
        }

        return window.AsSpan((int)(position - windowStart), windowLength - (int)(position - windowStart));
    }
}
