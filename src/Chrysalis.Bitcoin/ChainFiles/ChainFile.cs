using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Chrysalis.Bitcoin.Blocks;
using Microsoft.Win32.SafeHandles;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>A file of chain data, with the key that it is obfuscated by. Read-only: may be shared between threads.</summary>
public sealed class ChainFile
{
    private const int LookBytes = 4096;
    private const int LongestKeyLine = 140;
    private readonly byte[] key;
    private readonly uint? magic;

    private ChainFile(string path, byte[] key, uint? magic)
    {
        (Path, this.key, this.magic) = (path, key, magic);
        (Length, Trouble) = LengthOf(path);
        // Pipes and devices have no length, and opening a pipe may wait for ever.
        if (Length == 0)
        {
            IsBlank = Trouble is null;
            return;
        }

        Span<byte> start = stackalloc byte[LookBytes];
        using SafeFileHandle handle = OpenHandle();
        start = start[..Read(handle, 0, start)];
        Network = start.Length < 4 ? null : NetworkOf(BinaryPrimitives.ReadUInt32LittleEndian(start));
        Kind = Look(handle, start);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its bytes; those of the file that a link leads to.</summary>
    public long Length { get; }

    /// <summary>What it holds.</summary>
    public ChainFileKind Kind { get; }

    /// <summary>The network by whose magic it is framed; null for none.</summary>
    public BitcoinNetwork? Network { get; private set; }

    /// <summary>Whether nothing has been written to it yet: it has no bytes, or none but zeros.</summary>
    public bool IsBlank { get; private set; }

    /// <summary>Why it cannot be read, as the predicate of a sentence; null where it can.</summary>
    public string? Trouble { get; }

    /// <summary>The magic of a file that is framed like a file of blocks, but of no known network; null for any other.</summary>
    public uint? UnknownMagic { get; private set; }

    /// <summary>Opens a file and looks what it holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The eight bytes of Bitcoin Core's xor.dat; empty for none.</param>
    /// <param name="magic">The magic of a network that is not among the known ones; null for none.</param>
    public static ChainFile Open(string path, byte[]? key = null, uint? magic = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new(path, key ?? [], magic);
    }

    /// <summary>Reads plain bytes; fewer at the file's end.</summary>
    public int Read(long offset, Span<byte> bytes)
    {
        using SafeFileHandle handle = OpenHandle();
        return Read(handle, offset, bytes);
    }

    /// <summary>Opens the file for reading from start to end.</summary>
    public Stream OpenStream() =>
        new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);

    /// <summary>The block that the whole file is.</summary>
    public byte[] ReadWhole()
    {
        var bytes = new byte[Length];
        int read = Read(0, bytes);
        if (Kind != ChainFileKind.Hexadecimal)
            // An editor's line end: no lock time of a block's last transaction ends so.
            return bytes is [.., (byte)'\n'] ? bytes[..(read - 1)] : bytes[..read];
        string digits = Encoding.ASCII.GetString(bytes, 0, read).Trim();
        return digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(digits)
            : throw new BitcoinFormatException($"'{Path}' begins with hexadecimal digits, but does not hold an even number of them and "
                + "nothing else: copy the block again.");
    }

    internal SafeFileHandle OpenHandle() => File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

    /// <summary>Reads bytes as they are stored; fewer at the file's end.</summary>
    internal static int ReadStored(SafeFileHandle handle, long offset, Span<byte> bytes)
    {
        int done = 0;
        for (int read; done < bytes.Length && (read = RandomAccess.Read(handle, bytes[done..], offset + done)) > 0; done += read) ;
        return done;
    }

    /// <summary>Reads plain bytes; fewer at the file's end.</summary>
    internal int Read(SafeFileHandle handle, long offset, Span<byte> bytes)
    {
        int read = ReadStored(handle, offset, bytes);
        Uncover(bytes[..read], offset);
        return read;
    }

    /// <summary>Takes the obfuscation away (Bitcoin Core 28 and later, blocks/xor.dat).</summary>
    internal void Uncover(Span<byte> bytes, long offset)
    {
        if (key.Length == 0)
            return;
        Span<byte> turned = stackalloc byte[sizeof(ulong)];
        for (int i = 0; i < turned.Length; i++)
            turned[i] = key[(offset + i) % key.Length];
        ulong mask = MemoryMarshal.Read<ulong>(turned);
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        for (int i = 0; i < words.Length; i++)
            words[i] ^= mask;
        for (int i = words.Length * sizeof(ulong); i < bytes.Length; i++)
            bytes[i] ^= turned[i % sizeof(ulong)];
    }

    /// <summary>The length of a file or of what a link leads to; 0 for what has none.</summary>
    private static (long Length, string? Trouble) LengthOf(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is null)
            return (file.Length, null);
        try
        {
            return file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target
                ? (target.Length, null)
                : (0, $"is a link to '{file.LinkTarget}', which is no file: bring it back, or remove the link");
        }
        catch (IOException)
        {
            return (0, "is a link that leads to no file: bring the file back, or remove the link");
        }
    }

    private BitcoinNetwork? NetworkOf(uint first) =>
        first == magic ? BitcoinNetwork.OfMagic(first) : BitcoinNetwork.All.FirstOrDefault(network => network.Magic == first);

    private ChainFileKind Look(SafeFileHandle handle, ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(UnspentSnapshot.Magic))
            return ChainFileKind.Snapshot;
        if (Network is not null)
            return ChainFileKind.Framed;
        if (!start.IsEmpty && start.IndexOfAnyExcept(TextBytes) < 0)
            return start.TrimEnd("\r\n \t"u8) is { Length: > LongestKeyLine } hex && hex.IndexOfAnyExcept(HexDigits) < 0
                && Length <= 2 * Block.LargestSize + 2
                ? ChainFileKind.Hexadecimal : ChainFileKind.Addresses;
        if (start.Length > BlockHeader.Length && Length <= Block.LargestSize && BlockHeader.Read(start).HasWork)
            return ChainFileKind.Raw;
        if (start.Length > 4 && FirstFrame.IsBlock(start[4..]))
            UnknownMagic = BinaryPrimitives.ReadUInt32LittleEndian(start);
        else
            (Network, IsBlank) = FirstFrame.Find(this, handle, magic);
        return Network is null ? ChainFileKind.Unknown : ChainFileKind.Framed;
    }

    private static SearchValues<byte> HexDigits { get; } = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private static SearchValues<byte> TextBytes { get; } =
        SearchValues.Create(
            [
                (byte)'\t', (byte)'\n', (byte)'\r', .. Enumerable.Range(32, 95).Select(c => (byte)c),
                .. Enumerable.Range(128, 128).Select(c => (byte)c)
            ]);
}
