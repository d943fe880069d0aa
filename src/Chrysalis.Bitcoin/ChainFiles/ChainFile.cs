using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Chrysalis.Bitcoin.Blocks;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>A file of chain data, with the key that it is obfuscated by. Read-only: may be shared between threads.</summary>
public sealed class ChainFile
{
    private const int LookBytes = 4096;
    private const int LongestKeyLine = 140;
    private readonly byte[] key;

    private ChainFile(string path, byte[] key)
    {
        (Path, this.key) = (path, key);
        Length = new FileInfo(path).Length;
        Span<byte> start = stackalloc byte[LookBytes];
        start = start[..Read(0, start)];
        Network = start.Length < 4 ? null : NetworkOf(BinaryPrimitives.ReadUInt32LittleEndian(start));
        Kind = Look(start);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its bytes.</summary>
    public long Length { get; }

    /// <summary>What it holds.</summary>
    public ChainFileKind Kind { get; }

    /// <summary>The network whose magic it begins with; null for none.</summary>
    public BitcoinNetwork? Network { get; }

    /// <summary>Opens a file and looks what it holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The key of Bitcoin Core's xor.dat; empty for none.</param>
    public static ChainFile Open(string path, byte[]? key = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new(path, key ?? []);
    }

    /// <summary>Reads plain bytes; fewer at the file's end.</summary>
    public int Read(long offset, Span<byte> bytes)
    {
        using var file = File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        int done = 0;
        for (int read; done < bytes.Length && (read = RandomAccess.Read(file, bytes[done..], offset + done)) > 0; done += read) ;
        Uncover(bytes[..done], offset);
        return done;
    }

    /// <summary>Opens the file for reading from start to end.</summary>
    public Stream OpenStream() =>
        new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 20, FileOptions.SequentialScan);

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

    /// <summary>Takes the obfuscation away (Bitcoin Core 28 and later, blocks/xor.dat).</summary>
    private void Uncover(Span<byte> bytes, long offset)
    {
        for (int i = 0; i < bytes.Length && key.Length > 0; i++)
            bytes[i] ^= key[(offset + i) % key.Length];
    }

    private static BitcoinNetwork? NetworkOf(uint magic) => BitcoinNetwork.All.FirstOrDefault(network => network.Magic == magic);

    private ChainFileKind Look(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(UnspentSnapshot.Magic))
            return ChainFileKind.Snapshot;
        if (Network is not null)
            return ChainFileKind.Framed;
        if (!start.IsEmpty && start.IndexOfAnyExcept(TextBytes) < 0)
            return start.TrimEnd("\r\n \t"u8) is { Length: > LongestKeyLine } hex && hex.IndexOfAnyExcept(HexDigits) < 0
                && Length <= 2 * Block.LargestSize + 2
                ? ChainFileKind.Hexadecimal : ChainFileKind.Addresses;
        return start.Length > BlockHeader.Length && Length <= Block.LargestSize && BlockHeader.Read(start).HasWork
            ? ChainFileKind.Raw
            : ChainFileKind.Unknown;
    }

    private static SearchValues<byte> HexDigits { get; } = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private static SearchValues<byte> TextBytes { get; } =
        SearchValues.Create(
            [
                (byte)'\t', (byte)'\n', (byte)'\r', .. Enumerable.Range(32, 95).Select(c => (byte)c),
                .. Enumerable.Range(128, 128).Select(c => (byte)c)
            ]);
}
