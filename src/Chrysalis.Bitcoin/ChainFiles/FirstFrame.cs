using System.Buffers.Binary;
using Chrysalis.Bitcoin.Blocks;
using Microsoft.Win32.SafeHandles;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>Looks for the first block of any network in a file that does not begin with one.</summary>
internal static class FirstFrame
{
    private const int PieceLength = 1 << 20;
    private const int PrefixLength = 8;

    /// <summary>Whether a length and the header of a block with work begin here.</summary>
    public static bool IsBlock(ReadOnlySpan<byte> bytes) => bytes.Length >= 4 + BlockHeader.Length
        && BinaryPrimitives.ReadInt32LittleEndian(bytes) is > BlockHeader.Length and <= Block.LargestSize
        && BlockHeader.Read(bytes[4..]).HasWork;

    /// <summary>The network of the first block, null where there is none; and whether the file holds only zeros.</summary>
    public static (BitcoinNetwork? Network, bool IsBlank) Find(ChainFile file, SafeFileHandle handle, uint? magic)
    {
        IEnumerable<BitcoinNetwork> networks = magic is { } given
            ? BitcoinNetwork.All.Prepend(BitcoinNetwork.OfMagic(given)) : BitcoinNetwork.All;
        var piece = new byte[PieceLength];
        bool isBlank = true;
        for (long position = 0; position < file.Length; position += PieceLength - PrefixLength - BlockHeader.Length)
        {
            int read = ChainFile.ReadStored(handle, position, piece);
            isBlank = isBlank && piece.AsSpan(0, read).IndexOfAnyExcept((byte)0) < 0;
            file.Uncover(piece.AsSpan(0, read), position);
            foreach (BitcoinNetwork network in networks)
                if (Holds(piece.AsSpan(0, read), network.Magic))
                    return (network, false);
        }

        return (null, isBlank);
    }

    private static bool Holds(ReadOnlySpan<byte> bytes, uint magic)
    {
        Span<byte> pattern = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(pattern, magic);
        for (int index; (index = bytes.IndexOf(pattern)) >= 0; bytes = bytes[(index + 1)..])
            if (IsBlock(bytes[(index + pattern.Length)..]))
                return true;
        return false;
    }
}
