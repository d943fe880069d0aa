using System.Buffers.Binary;
using System.Text;
using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>
/// The table of contents of a zip archive (PKWARE APPNOTE 6.3.10, with zip64), read from its end. Only members stored as they are
/// can be used, as torch.save writes them: nothing is ever unpacked, so nothing can swell.
/// </summary>
internal sealed class ZipDirectory
{
    private const int EndBytes = 22, End64LocatorBytes = 20, End64Bytes = 56, EntryBytes = 46, HeaderBytes = 30;
    private const int MaximumDirectoryBytes = 1 << 26;
    private readonly MappedFile file;
    private readonly Dictionary<string, ZipMember> members = [];
    private long directoryOffset;

    private ZipDirectory(MappedFile file) => this.file = file;

    /// <summary>Names of all members.</summary>
    public IReadOnlyCollection<string> Names => members.Keys;

    /// <exception cref="CheckpointException">The archive is damaged.</exception>
    public static ZipDirectory Read(MappedFile file)
    {
        var directory = new ZipDirectory(file);
        directory.ReadEntries();
        directory.RefuseOverlap();
        return directory;
    }

    /// <summary>Where a member's bytes stand in the file.</summary>
    /// <exception cref="CheckpointException">No such member, compressed, or outside the file.</exception>
    public (long Offset, long Bytes) Locate(string name)
    {
        if (!members.TryGetValue(name, out ZipMember? member))
            throw Damaged($"it lacks '{Quoting.Quotable(name)}'");
        if (!member.Stored)
            throw new CheckpointException($"'{file.Path}' has '{Quoting.Quotable(name)}' compressed or encrypted, which torch.save never "
                + "does; unpack it and pack it again without compression (zip -0).");
        Span<byte> header = stackalloc byte[HeaderBytes];
        file.Read(member.Header, header);
        if (U32(header) != 0x04034b50)
            throw Damaged($"no member begins at byte {member.Header}");
        long offset = member.Header + HeaderBytes + U16(header[26..]) + U16(header[28..]);
        return offset <= directoryOffset - member.StoredBytes
            ? (offset, member.StoredBytes)
            : throw Damaged($"'{Quoting.Quotable(name)}' does not lie within it");
    }

    private void ReadEntries()
    {
        (long bytes, directoryOffset) = FindDirectory();
        if (bytes < 0 || bytes > MaximumDirectoryBytes || directoryOffset < 0 || directoryOffset > file.Length - bytes)
            throw Damaged("its table of contents does not lie within it");
        byte[] table = new byte[bytes];
        file.Read(directoryOffset, table);
        for (int at = 0; at < table.Length;)
        {
            ReadOnlySpan<byte> entry = table.AsSpan(at);
            if (entry.Length < EntryBytes || U32(entry) != 0x02014b50)
                break;
            int nameBytes = U16(entry[28..]), extraBytes = U16(entry[30..]), next = EntryBytes + nameBytes + extraBytes + U16(entry[32..]);
            if (entry.Length < next)
                throw Damaged("its table of contents is cut short");
            ZipMember member = Member(
                entry, Encoding.UTF8.GetString(entry.Slice(EntryBytes, nameBytes)), entry.Slice(EntryBytes + nameBytes, extraBytes));
            if (!members.TryAdd(member.Name, member))
                throw Damaged($"it holds '{Quoting.Quotable(member.Name)}' twice");
            at += next;
        }
    }

    private ZipMember Member(ReadOnlySpan<byte> entry, string name, ReadOnlySpan<byte> extra)
    {
        bool encrypted = (U16(entry[8..]) & 1) != 0;
        bool stored = U16(entry[10..]) == 0 && !encrypted;
        long packed = U32(entry[20..]), whole = U32(entry[24..]), header = U32(entry[42..]);
        if (packed == uint.MaxValue || whole == uint.MaxValue || header == uint.MaxValue)
            Widen(extra, ref whole, ref packed, ref header);
        if (packed < 0 || whole < 0 || header < 0 || header > directoryOffset - HeaderBytes
            || packed > directoryOffset - HeaderBytes - header || (stored && packed != whole))
            throw Damaged($"'{Quoting.Quotable(name)}' does not lie within it");
        return new(name, header, stored, packed);
    }

    /// <summary>Extra field 1: those of the numbers that do not fit 32 bits, in this order.</summary>
    private static void Widen(ReadOnlySpan<byte> extra, ref long whole, ref long packed, ref long header)
    {
        while (extra.Length >= 4)
        {
            int length = Math.Min(U16(extra[2..]), extra.Length - 4);
            ReadOnlySpan<byte> field = extra.Slice(4, length);
            if (U16(extra) == 1)
            {
                Next(ref whole, ref field);
                Next(ref packed, ref field);
                Next(ref header, ref field);
                return;
            }

            extra = extra[(4 + length)..];
        }

        static void Next(ref long value, ref ReadOnlySpan<byte> field)
        {
            if (value != uint.MaxValue || field.Length < 8)
                return;
            value = BinaryPrimitives.ReadInt64LittleEndian(field);
            field = field[8..];
        }
    }

    private (long Bytes, long Offset) FindDirectory()
    {
        long tailAt = Math.Max(0, file.Length - EndBytes - ushort.MaxValue);
        byte[] tail = file.ReadUpTo(tailAt, EndBytes + ushort.MaxValue);
        int at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || tail.Length - at < EndBytes)
            throw new CheckpointException(
                $"'{file.Path}' is cut short: a zip archive whose table of contents is missing; download it again.");
        ReadOnlySpan<byte> end = tail.AsSpan(at);
        (long bytes, long offset) = (U32(end[12..]), U32(end[16..]));
        if (bytes != uint.MaxValue && offset != uint.MaxValue && U16(end[10..]) != ushort.MaxValue)
            return (bytes, offset);

        Span<byte> locator = stackalloc byte[End64LocatorBytes], end64 = stackalloc byte[End64Bytes];
        file.Read(tailAt + at - End64LocatorBytes, locator);
        file.Read(BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), end64);
        return U32(locator) == 0x07064b50 && U32(end64) == 0x06064b50
            ? (BinaryPrimitives.ReadInt64LittleEndian(end64[40..]), BinaryPrimitives.ReadInt64LittleEndian(end64[48..]))
            : throw Damaged("its table of contents cannot be found");
    }

    /// <summary>Members that share bytes are how a small archive pretends to be a large one.</summary>
    private void RefuseOverlap()
    {
        long end = 0;
        foreach (ZipMember member in members.Values.OrderBy(member => member.Header))
        {
            if (member.Header < end)
                throw Damaged($"'{Quoting.Quotable(member.Name)}' overlaps another member");
            end = member.Header + HeaderBytes + member.StoredBytes;
        }
    }

    private CheckpointException Damaged(string what) => new($"'{file.Path}' is damaged or hostile: {what}; download it again.");

    private static ushort U16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
