using Chrysalis.Bitcoin.Blocks;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>The first block's header in a file of blocks.</summary>
public static class FirstHeader
{
    private const int PrefixLength = 8;

    /// <summary>Reads it from a file of blocks (framed as blk*.dat, raw or hexadecimal) or one that begins with a header alone.</summary>
    /// <returns>80 bytes.</returns>
    /// <exception cref="BitcoinFormatException">No header with the work that it claims is there.</exception>
    public static byte[] Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        bool isCore = Path.GetFileName(path).StartsWith("blk", StringComparison.Ordinal);
        ChainFile file = ChainFile.Open(path, isCore ? ObfuscationKey.Read(folder) : []);
        if (file.Trouble is not null)
            throw new BitcoinFormatException($"'{path}' {file.Trouble}.");
        if (file.Length < BlockHeader.Length)
            throw new BitcoinFormatException($"'{path}' has {file.Length} bytes; a block begins with a header of {BlockHeader.Length}.");
        byte[] header = Find(file);
        return header.Length == BlockHeader.Length && BlockHeader.Read(header).HasWork
            ? header
            : throw new BitcoinFormatException($"'{path}' begins with no block header that has the work it claims: give a file of blocks "
                + "(framed as blk*.dat with the node's xor.dat beside it, raw or hexadecimal).");
    }

    private static byte[] Find(ChainFile file)
    {
        switch (file.Kind)
        {
            case ChainFileKind.Framed:
                byte[] first = At(file, PrefixLength);
                // The first block need not stand at the file's start; where it does, the rest of it may be cut off.
                return first.Length == BlockHeader.Length && BlockHeader.Read(first).HasWork ? first
                    : new FrameScanner(
                        file, file.Network!.Magic, (BlockHeader.Length, Block.LargestSize), trailer: 0, _ => null, new())
                        .Scan(BlockHeader.Length).Select(found => found.Start)
                        .FirstOrDefault(start => BlockHeader.Read(start).HasWork) ?? [];
            case ChainFileKind.Raw or ChainFileKind.Hexadecimal:
                return file.ReadWhole() is { Length: >= BlockHeader.Length } block ? block[..BlockHeader.Length] : [];
            case ChainFileKind.Unknown:
                return At(file, file.UnknownMagic is null ? 0 : PrefixLength);
            default:
                return [];
        }
    }

    private static byte[] At(ChainFile file, long offset)
    {
        var header = new byte[BlockHeader.Length];
        return header[..file.Read(offset, header)];
    }
}
